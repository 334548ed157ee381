# The editor's hand: what was done, and what is refused.

hand-pin = “{ $article }” { $place }
    .none = “{ $article }” stands where it fits
hand-place =
    .top = at the top
    .bottom = at the foot
    .top-left = top left
    .top-right = top right
    .bottom-left = bottom left
    .bottom-right = bottom right
    .ear = in the ear
hand-rank = “{ $article }” is { $rank } now
    .none = the order of the page says how weighty “{ $article }” is
hand-rank-name =
    .lead = the lead
    .major = major
    .middle = middle
    .minor = minor
    .brief = a brief
    .photo = a photograph
hand-box = a box around “{ $article }”
    .none = no box around “{ $article }”
hand-manner = the head of “{ $article }” is { $manner }
    .none = the head of “{ $article }” as the theme sets it
hand-manner-name =
    .left = at the left
    .centred = centred
    .reversed = reversed
    .two-deck = in two decks
hand-break = head broken: { $headline }
hand-size = the photo of “{ $article }” is { $size }
    .none = the page decides how large the photo of “{ $article }” is
hand-size-name =
    .dominant = dominant
    .large = large
    .medium = of medium size
    .small = small
hand-focus = focus of the photo of “{ $article }” at { $x }, { $y }
    .none = the photo of “{ $article }” has no focus
hand-keep = { $parts ->
        [one] one part of the photo of “{ $article }” must stay
       *[other] { $parts } parts of the photo of “{ $article }” must stay
    }
    .none = any part of the photo of “{ $article }” may be cut
hand-swap = “{ $a }” and “{ $b }” have changed places
hand-page = “{ $article }” moved to page { $page }
hand-order = “{ $article }” stands before “{ $before }” in the list
    .last = “{ $article }” stands last in the list
hand-lock = “{ $article }” locked
hand-unlock = “{ $article }” unlocked
hand-accept = page { $page } stands as chosen
hand-recompose = page { $page } is composed anew
hand-undo = undone: { $words }
hand-redo = done again: { $words }
hand-nothing = nothing to change

unknown-act = this is no act: { $reason }
    .help = `docs/preview-acts.md` has the acts with their keys
    .article = the issue has no article `{ $article }`
    .help-article = look at the page as it is now
    .page = the issue has no page `{ $page }`
    .picture = the article has no picture `{ $picture }`
    .help-picture = name the picture by its path, as `image` has it
refused-act =
    .booked = `{ $article }` is booked, not moved: its place on the page was sold
    .help-booked = if the booking was changed, change its file
    .ear = there is no ear on this page: it stands beside the masthead of the front page
    .help-ear = pin it to a corner, or move it to the front page
    .in-text = the photo `{ $picture }` stands in the text, where its author put it: the page does not choose its size
    .help-in-text = take it out of the text and name it under `[[figure]]`
    .off-picture = { $found } is not on the picture
    .help-off-picture = count hundredths of its width and height, from 0 to 100
    .break = the headline cannot be broken at { $places }, it has { $count } characters
    .help-break = break it between two characters, in growing order
    .paged = the program makes the pages of this issue
    .help-paged = give the article another `section`
    .other-page = `{ $article }` is listed on another page
    .help-other-page = move it to that page first
    .not-standing = `{ $article }` has no module of its own on the pages
    .help-not-standing = an article in a digest of briefs cannot be locked alone
    .changed = `{ $file }` was changed by someone else; nothing overwritten
    .help-changed = look at the page as it is now, and do it again
uneditable-file = `{ $file }` cannot be changed by an act: it is not written by the rules
    .help = mend its faults first; `paiban check` names them

# What fits, and what would help.
fit = it fits
    .blank =
    { $rows ->
        [one] 1 row of its legs is blank
       *[other] { $rows } rows of its legs are blank
    }
    .over =
    { $legs ->
        [one] { $characters } characters over: one leg will not hold it
       *[other] { $characters } characters over: { $legs } legs will not hold it
    }
fit-moved = its page is too full: it stands on another
fit-gives = { $legs ->
        [one] one leg holds it, rows spare: { $rows }
       *[other] { $legs } legs hold it, rows spare: { $rows }
    }
    .lacks = { $legs } legs lack { $rows } rows
    .page = { $rows } rows spare there
fit-way =
    .size = the photo { $size }
    .rank = rank: { $rank }
    .unbox = no box
    .quote = drop the pull quote
    .columns =
    { $legs ->
        [one] in one column
       *[other] in { $legs } columns
    }
    .cut = cut paragraph { $paragraph }, { $characters } characters
    .cut-from = cut from paragraph { $paragraph }
    .page = move it to page { $page }

# How another page differs.
choice-moved = “{ $article }” { $place }
choice-place =
    .top-left = top left
    .top = at the top
    .top-right = top right
    .left = at the left
    .middle = in the middle
    .right = at the right
    .bottom-left = bottom left
    .bottom = at the foot
    .bottom-right = bottom right
choice-wider = { $columns ->
        [one] “{ $article }” in one column
       *[other] “{ $article }” widened to { $columns } columns
    }
choice-narrower = { $columns ->
        [one] “{ $article }” narrowed to one column
       *[other] “{ $article }” narrowed to { $columns } columns
    }
choice-head-down = the head of “{ $article }” runs down
choice-head-across = the head of “{ $article }” runs across
choice-higher = “{ $article }” higher
choice-lower = “{ $article }” lower
choice-otherwise = “{ $article }” set otherwise

# Words of the scripts of the hand; `[n]` and the like are filled in by them.
hand-label-swap-with = select the article to change places with
hand-label-no-swap = nothing changes places
hand-label-highest = nothing is above the lead
hand-label-lowest = nothing is below a brief
hand-label-booked = booked, not moved
hand-label-to-page = to page [page]
hand-label-taken = taken by [title]
hand-label-swap-to = change places with [title]
hand-label-no-photo = no photo here
hand-label-smallest = as small as it can be
hand-label-largest = as large as it can be
hand-label-focus-keys = click, or arrows and Enter; Delete takes the focus away
hand-label-keep-keys = draw, or arrows, Shift and arrows, Enter; Delete takes it away
hand-label-photo-width = width of the photo, now [size]
hand-label-pin = Place
hand-label-rank = Rank
hand-label-manner = Head
hand-label-size = Photo
hand-label-box = Box
hand-label-boxed = Boxed
hand-label-unboxed = None
hand-label-page = Page
hand-label-break = Break
hand-label-none = Free
hand-label-earlier = Earlier
hand-label-later = Later
hand-label-swap = Swap
hand-label-lock = Lock
hand-label-unlock = Unlock
hand-label-pin-top = Top
hand-label-pin-bottom = Foot
hand-label-pin-top-left = Top left
hand-label-pin-top-right = Top right
hand-label-pin-bottom-left = Bottom left
hand-label-pin-bottom-right = Bottom right
hand-label-pin-ear = Ear
hand-label-fit = Ways to fit
hand-label-do = Do
hand-label-edit = Edit
hand-label-over = +[n] characters
hand-label-choices = Other pages [page]
hand-label-choices-locked = Locked stays
hand-label-choices-now = Cost now [cost]
hand-label-choices-anew = Compose anew
hand-label-choices-none = No other good page
hand-label-choices-search = Looking for other pages
hand-label-use = Use
hand-label-choice-said = page [n]: [words]
hand-label-comma = { ", " }
