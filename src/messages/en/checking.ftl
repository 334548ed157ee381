### Checking an issue: `check`, `unicode::no_ink`, `source::limits` and `text::fonts`.

## Limits. What is limited (`.what`) is what `docs/limits.md` calls it.

over-limit-article-characters = { $found } characters, but an article has at most { $most }
    .what = characters of an article
    .help = divide it into several articles, or into several issues
over-limit-issue-characters = { $found } characters, but an issue has at most { $most }
    .what = characters of an issue
    .help = divide it into several issues and bind them with `paiban compile`
over-limit-pages = { $found } pages, but an issue has at most { $most }
    .what = pages of an issue
    .help = divide it into several issues
over-limit-articles = { $found } articles, but an issue has at most { $most }
    .what = articles of an issue
    .help = divide it into several issues
over-limit-page-articles = { $found } articles, but a page has at most { $most }
    .what = articles of a page
    .help = list some of them on other pages
over-limit-notes = { $found } footnotes, but an article has at most { $most }
    .what = footnotes of an article
    .help = divide it into several articles
over-limit-figures = { $found } figures, but an article has at most { $most }
    .what = figures of an article
    .help = divide it into several articles
over-limit-cells = { $found } cells of tables, but an article has at most { $most }
    .what = cells of tables of an article
    .help = divide it into several articles
over-limit-columns = { $found } columns, but a table has at most { $most }
    .what = columns of a table
    .help = turn rows and columns, or divide it
over-limit-people = { $found } people, but an article has at most { $most }
    .what = people of an article
    .help = name them in the text of the article
over-limit-head-lines = { $found } lines, but a head has at most { $most }
    .what = lines of a head
    .help = make them paragraphs of the article
over-limit-line-characters = { $found } characters, but a caption, a cell or a line of a head has at most { $most }
    .what = characters of a caption, a cell or a line of a head
    .help = make it paragraphs of an article
over-limit-fillers = { $found } fillers, but a publication has at most { $most }
    .what = fillers of a publication
    .help = leave some of them out
over-limit-publication-lines = { $found } names, links and notes, but a publication has at most { $most }
    .what = names, links and notes of a publication
    .help = print them in an article

## Pages and articles.

no-pages = the issue has no pages; it needs at least one
    .help = add a `[[page]]` with `label` and `articles` to `issue.toml`
    .help-json = add a page with `label` and `articles` to `pages`
    .help-auto = list the articles of the issue in `articles`
empty-page = page `{ $label }` has no articles
    .help = list its articles in `articles`, or remove the page
invalid-value-page-label = the label of a page has { $count } characters, expected at most { $chinese } Chinese characters or { $letters } letters
    .help = write its number in `label`, its name in `name`
invalid-value-line-break = a text that has one line on a page has a line break
    .help = write it on one line
duplicate-label = duplicate page label `{ $label }`
duplicate-article = duplicate article id `{ $id }`, on page `{ $first }` and on page `{ $second }`
    .help = give one of them another `id`, or remove the second entry
# Labels of two places.
label-first = the first is here
label-again = here again
unknown-reference = `companion_of` names `{ $id }`, which is not an article of the issue
    .help = write the id of an article of this issue: its path without the ending
    .itself = `companion_of` of `{ $id }` names the article itself
    .circle = circular `companion_of`: { $chain }
    .continued = continued here
    .help-circle = remove `companion_of` from the main article
empty-article = article `{ $id }` has no text, no figure and no headline
    .help = write its text, or remove it from its page
missing-headline = article `{ $id }` has no headline
    .help = add `headline`, or `rank = "brief"` if it needs none

## Wishes.

contested-place = articles `{ $first }` and `{ $second }` are both pinned to `{ $place }` of page `{ $page }`
    .help = remove `pin` from one of them, or choose another corner
parted-articles = articles of the group `{ $group }` are on page `{ $first }` and on page `{ $second }`
    .help = list them on one page, or use two groups
    .companion = `{ $id }` accompanies `{ $main }` on page `{ $main_page }`, but is on page `{ $page }`
    .help-companion = list both on one page, or remove `companion_of`

## Texts.

replacement-character = the text has the replacement character { $character }
    .help = restore the character from the original text
control-character = the text has the control character { $character }
    .help = delete it
private-use = the text has the private-use character { $character }
    .help = replace it by the Unicode character it represents
invisible-character = the text has the { $what } { $character }; it is left out
    .help = delete it
# `.in-name`: in an id or an address, where it is kept.
invisible-control = the text has the { $what } { $character }; it is left out
    .in-name = the text has the { $what } { $character }
    .help = delete it
not-nfc = { $found } is not in normalisation form C; expected { $expected }
    .help = convert the file with `uconv -x nfc`
unbalanced-brackets = `{ $mark }` is not closed
    .help = add the closing `{ $close }`, or delete it
    .unopened = `{ $mark }` has no opening mark
    .help-unopened = add the opening `{ $open }`, or delete it
    .other-width = `{ $open }` is closed with `{ $close }` of another width
    .help-other-width = write `{ $close }`
mixed-width = half-width `{ $mark }` beside Chinese characters; expected `{ $wide }`
    .full-width = `{ $run }` is in full width; expected `{ $narrow }`
mark-form = `{ $typed }` is a mark of the wrong form; expected { $right }
    .help = { $standard }, { $clauses }
# What would be right, where it is not one mark.
mark-form-one = one `{ $mark }`
mark-form-ellipsis-or-stop = `……` or one `。`
mark-form-dash = `——`, unless it joins places or times
mark-form-stop-or-dot = `。`, or `·` in a name
mark-form-quotation-marks = `“` or `”`
mark-form-stars = `×`, or `^…^` for a power
missing-glyph = no font has `{ $character }` ({ $point })
    .more = no font has { $count } more characters of the text
    .help = add a font that has it with `--font-dir` or `--system-fonts`, use another form of the character, or print 〓 in its place with `--allow F201`; the EPUB keeps the character

## Names of characters of no ink, which stand before their code point.

no-ink-tab = tab or line end
no-ink-return = carriage return
no-ink-blank = blank
no-ink-no-break-blank = no-break blank
no-ink-soft-hyphen = soft hyphen
no-ink-grapheme-joiner = combining grapheme joiner
no-ink-direction = control of the writing direction
no-ink-hangul-filler = Hangul filler
no-ink-ogham-blank = Ogham blank
no-ink-khmer-vowel = inherent vowel of Khmer
no-ink-mongolian-selector = selector of a Mongolian form
no-ink-fixed-blank = blank of a fixed width
no-ink-zero-width-blank = zero-width blank
no-ink-non-joiner = zero-width non-joiner
no-ink-joiner = zero-width joiner
no-ink-narrow-blank = narrow no-break blank
no-ink-mathematical-blank = mathematical blank
no-ink-word-joiner = word joiner
no-ink-operator = invisible operator
no-ink-reserved = reserved character
no-ink-deprecated = deprecated control
no-ink-braille-blank = blank of Braille
no-ink-full-width-blank = full-width blank
no-ink-variation-selector = variation selector
no-ink-byte-order-mark = byte order mark
no-ink-annotation = control of annotations
no-ink-shorthand = control of shorthand
no-ink-blank-note = blank note of music
no-ink-music = control of musical notation
no-ink-language-tag = language tag or reserved character
no-ink-tag = tag
no-ink-ideographic-selector = ideographic variation selector

## Pictures.

unreadable-picture = `{ $path }` cannot be decoded: { $reason }
    .help = open it in an image editor and save it again
    .cut-off = the file ends before the picture does
    .damaged = its data are damaged
    .empty = the file is empty
    .no-picture = its first bytes are not those of an image
    .part = a font or a picture of its page is damaged
    .help-page = export it anew as PDF
missing-alt-text = the picture `{ $path }` has no description
    .help = describe in `alt` what the picture shows, for readers who cannot see it
too-few-pixels = `{ $path }` has { $width } × { $height } pixels; the longer side needs { $least } for print
    .help = use the original of the picture
unsupported-picture = `{ $path }` is { $kind }; expected JPEG, PNG, WebP or PDF
    .variant = `{ $path }` has an unsupported variant of its format
    .help = convert it with `magick { $path } { $converted }`
    .colours = `{ $path }` has colours that a program in it computes, with results that are not the same on every machine
    .coding = `{ $path }` has a picture in { $coding }, which is not read
    .help-colours = export it anew in sRGB, or make a picture of it with `pdftoppm -r 300 -png -singlefile { $path } { $stem }`
picture-too-large = `{ $path }` has { $width } × { $height } pixels; expected { $side } a side and 100 million in all at most
    .help = reduce the picture
    .memory = `{ $path }` takes too much memory to decode
    .help-memory = reduce the picture, or save it with 8 bits a channel
encrypted-page = `{ $path }` is encrypted
    .help = ask the advertiser for the PDF without a password
no-pdf-page = `{ $path }` has no page, or one without a size
    .help = export it anew as PDF
missing-fonts = { $count ->
        [one] `{ $path }` does not contain the font { $fonts }
       *[other] `{ $path }` does not contain the fonts { $fonts }
    }
    .help = ask the advertiser for a PDF with all fonts embedded, or with the type as outlines
endless-page = the page of `{ $path }` takes too much time or memory to draw
    .help = simplify it, or make a picture of it with `pdftoppm -r 300 -png -singlefile { $path } { $stem }`
pages-left-out = `{ $path }` has { $pages } pages; only the first is shown
    .help = export the page that is meant as a file of its own
lost-picture = the figure has no picture; caption and credit are printed without it
    .help = add `image` to the figure

## Charts.

undrawn-chart = `{ $text }` is not a number, so the table is not drawn as a chart
    .help = write digits only, and the unit in the head of the column; a missing value is `–`
    .marked = a cell of a chart has more than plain and strong text, so the table is not drawn
    .help-marked = move notes, links, readings and line ends out of the table, or leave out `chart`
    .grid = cells of the table span others or its head has several rows, so it is not drawn as a chart
    .help-grid = give every value a cell of its own and the table one head row
    .columns = the table has no row or no column of values, so it is not drawn as a chart
    .help-columns = write the labels in the first column and numbers in the others
    .names = the table has several columns of values and no head that names them, so it is not drawn as a chart
    .help-names = add a head row
    .missing = the table has no number, so it is not drawn as a chart
    .labels = a chart has at most { $most } labels, the table has { $labels } rows; it is not drawn
    .series = a chart has at most { $most } series, the table has { $series } columns of values; it is not drawn
    .help-labels = draw a part of the data, or several charts

## Pull quotes.

undrawn-list = item { $item } does not begin with a term in strong type, so the list is not drawn
    .help = begin every item with its term, such as `**2022年11月** 开工`, or leave out the manner of the list
    .numbered = the items of the list have numbers, so it is not drawn
    .help-numbered = begin the items with `-`
    .count = the list has { $items ->
        [one] 1 item
       *[other] { $items } items
    }, a list that is drawn has { $least } to { $most }; it is set as a list
    .help-count = draw a part of it, or leave out the manner of the list
    .blocks = item { $item } has more than one paragraph, so the list is not drawn
    .help-blocks = move the rest of the item under the list
    .long = the term of item { $item } has { $characters } characters, at most { $most } can be drawn
    .help-long = shorten the term; what explains it follows its strong type
    .marked = the figure of item { $item } has more than plain text, so the list is not drawn
    .help-marked = move notes, links and readings from the figure to its label
unfound-quote = the words of `quote` are not in the text: `{ $text }`
    .help = quote the text word for word, as far as a full stop or comma; it is printed as it is written

## The imprint.

missing-imprint = the imprint lacks { $keys }
    .help = add { $keys } to { $place }
    .the-issue = the issue
    .help-other = `kind = "other"` turns this rule off
invalid-serial = `{ $number }` is not a national serial number; expected the form `CN 33-0123`
    .help = write `{ $corrected }`
    .issn = `{ $number }` is not an ISSN; expected the form `1234-5679`
    .check-digit = the check digit of the ISSN `{ $number }` is wrong; ISO 3297 gives `{ $digit }`
permit-poses-as-press = an internal publication calls itself `{ $word }`
    .help = say `本讯`, or the name of the body
    .title = the title `{ $title }` of an internal publication ends with `{ $word }`
    .help-title = end it with `通讯`, `资讯`, `简讯` or the like
    .serial = an internal publication has `{ $key }`, a serial number of the press
    .help-serial = remove `{ $key }`, or set `kind = "cn"`
    .reporter = an internal publication names people as `{ $role }`
    .help-reporter = say `通讯员`, or name the body they belong to

## Fonts.

unusable-font = `{ $path }` cannot be used as a font: { $reason }
    .help = take it out of the folder, or get a sound copy of it
    .too-many = there are too many fonts
    .no-font = it is not a TrueType or OpenType font
    .header = the header of the collection is cut off
    .faces = the collection claims { $count } faces
    .names = its names have { $count } bytes
no-fonts = the library has no fonts; add a folder of them, or use the feature `bundled-fonts`

## Words and people of the paper (N101 to N203)

listed-word = `{ $wrong }` is on the list of words of the paper
    .head = `{ $wrong }` in a head, where a fault counts double, is on the list of words of the paper
    .help = write `{ $right }`
    .help-other = write it in another way
    .help-unless = where it is right here, name the text around it in `unless` of its entry
near-name = `{ $found }` differs in one character from `{ $name }` on the list of people
    .help = write `{ $name }`, or add `{ $found }` to `people.toml` if that is another person
unfit-title = `{ $title }` is no title of `{ $name }`, who has { $titles }
    .help = correct the title, or the list of people if it is out of date
name-order = `{ $name }` stands behind `{ $before }` and comes before in the list of people
    .help = change the order, or the numbers `order` of the list
