### Values of options. What the options are for stands at the options themselves.

number-outside = { $number } is not in { $least }..={ $most }
number-empty = cannot parse integer from empty string
number-too-large = number too large to fit in target type
number-too-small = number too small to fit in target type
number-of-other-characters = invalid digit found in string
