### Making pages: `layout`, and lines that break the rules of `text`.

## What does not fit (L116 to L119).

rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
    }
columns = { $count ->
    [one] { $count } column
   *[other] { $count } columns
    }
columns-and-rows = { $columns } and { $rows }
millimetres = { $size }

no-room = the { $what } fits the page in no form; { $has }
    .takes = the { $what } takes at least { $rows } in { $columns }; { $has }
    .notice = the notice asks for { $asked }; a page of `{ $paper }` has { $columns } and { $rows }
    .has = a page of `{ $paper }` has { $rows }
    .has-below = below the masthead a page of `{ $paper }` has { $rows }
    .booked = the notices of page { $page } have no room side by side: { $millimetres } mm of height are missing on `{ $paper }` ({ $notices })
    .booked-wide = the notices of page { $page } have no room side by side: { $millimetres } mm of width are missing on `{ $paper }` ({ $notices })
    .pinned = the notices of page { $page } want the same place on `{ $paper }` ({ $notices })
    .help-booked = move one to another page, make one smaller, or change a `pin`
    .help = shorten it, part it into two, or choose a larger paper with `--paper`
    .help-columns = give it `columns = { $columns }`, shorten it, or choose a larger paper with `--paper`
    .help-notice = ask for no more than that, or choose a larger paper with `--paper`
no-room-article = article
no-room-notice = notice

overlong-line = the name of the paper is { $wide } points wide in its smallest size; `{ $paper }` has { $room } points
    .masthead = the masthead takes { $rows } rows; `{ $paper }` has room for { $most }
    .folio = a text of the folio is { $wide } points wide in its smallest size; `{ $paper }` has { $room } points
    .imprint = the imprint takes { $height } points below the last page; `{ $paper }` has { $room } points
    .filler = the filler takes { $rows } rows of { $columns } columns in the size of the body, and has { $has }
    .filler-unmeasured = the filler has { $characters } characters; no more than { $most } fit any
    .unmeasured = `{ $key }` has { $characters } characters; no more than { $most } fit any paper
    .help = shorten `{ $key }`, or choose a larger paper with `--paper`
    .help-picture = or give its picture in `masthead`
    .help-filler = shorten its `text`, or give it more `rows` or `columns`
    .help-unmeasured = shorten `{ $key }`

overlong-text = the caption has { $characters } characters; at most { $most } can be set
    .cell = the cell has { $characters } characters; at most { $most } can be set
    .help = make it paragraphs of an article

wide-table = the table has { $columns } columns; { $most } can stand side by side in a column of `{ $paper }`
    .help = part it into tables with fewer columns, or choose a paper with wider columns

## What could not be done as it was wished (L101 to L103, L115).

unfollowed-wish = page { $page }: no arrangement follows every `pin`, `group` and `companion_of`; those of { $articles } were given up
    .help = remove one of these keys, or move an article to another page
    .dominant = page { $page }: no arrangement makes picture `{ $image }` the largest by half; it takes { $percent } % of the page
    .size = page { $page }: no arrangement gives picture `{ $image }` the size `{ $size }`; it takes { $percent } % of the page
    .help-size = give it another `size`, or change what else is on the page
    .plan = page { $page }: its `plan` is `{ $plan }`, but it lacks { $lacks }
    .help-plan = leave out `plan`, so that what is on the page decides, or give the page what its kind asks for

# What a page lacks of its plan.
plan-lack-photo = photos ({ $found } of at least { $asked })
plan-lack-majors = main stories ({ $found } of at least { $asked })
plan-lack-subject = articles of one `group` ({ $found } of at least { $asked })
plan-lack-briefs = briefs ({ $found } of at least { $asked })
plan-lack-comment = comment ({ $found } of at least { $asked })
plan-lack-notices = notices ({ $found } of at least { $asked })
plan-lack-small-picture = a larger picture ({ $found } % of the page, expected { $asked } at least)
plan-lack-large-picture = a smaller picture ({ $found } % of the page, expected { $asked } at most)
plan-lack-dominant-picture = a dominant picture ({ $found } % of the next one, expected { $asked })
plan-lack-high-picture = a picture in the upper half (its middle stands in row { $found }, expected { $asked } at most)
plan-lack-lead-lines = a lead of fewer lines ({ $found }, expected { $asked } at most)
plan-lack-lead-head = a head that leads ({ $found } % of the next one, expected { $asked })
plan-lack-entries = entry points ({ $found } heads, pictures, subheads and boxes, expected { $asked })

no-room-between-rows = rows are too close for marks between them: { $changes } (articles: { $articles })
    .emphasis = emphasis is set in another face
    .readings = readings follow their bases in parentheses
    .names = proper names are not underlined
    .and = { $first }; { $second }
    .help = no character is lost; strong text (`**…**`) needs no room between the rows

forced-line = a line could not be set by the rules, it { $what }: `{ $line }`
    .more = a line could not be set by the rules, it { $what }: `{ $line }`; and { $more } more lines of the article
    .help = reword it, or choose a paper with wider columns
forced-line-loose = does not fill its width
forced-line-word = ends inside a word
forced-line-marks = ends inside a row of marks
forced-line-forbidden = breaks where no line may end
forced-line-token = parts a number or an address that is longer than the line
forced-line-overfull = is too wide

moved-article = page { $from } is too full: the article is on page { $to }
    .added = page { $from } is too full: the article is on a sheet added to page { $to }
    .help = shorten the articles of the page, or list this one on another

## Pages that an editor accepted (L120, L121).

moved-modules = page { $page } is as it was accepted, but for { $modules }
    .help = look at the page; `paiban build --accept { $page }` accepts it so, `--recompose { $page }` composes it anew

layout-given-up = page { $page } cannot stand as it was accepted: its articles fill it at no heights
    .grid = page { $page } cannot stand as it was accepted: the columns, rows or body size of the paper are others
    .new = page { $page } cannot stand as it was accepted: new on it: { $new }
    .gone = page { $page } cannot stand as it was accepted: no longer on it: { $gone }
    .content = page { $page } cannot stand as it was accepted: new on it: { $new }; no longer on it: { $gone }
    .forms = page { $page } cannot stand as it was accepted: too long or too short for their columns: { $articles }
    .locked = on page { $page } something is locked and cannot stand there: { $articles }
    .help-locked = unlock it, or give way with what stands beside it
    .help = it was composed anew; `paiban build --accept { $page }` accepts it as it stands now

module = a module
    .masthead = the masthead
    .index = the index box
    .filler = a filler

## Faults of finished pages (L104 to L114).

# What else a remark on an article is about.
lint-article = `{ $id }`
lint-masthead = the masthead
lint-index = the index box
lint-notice = a notice
lint-another = another

through-line = a line runs across the whole width below row { $row } of { $rows }
    .gutter = the gutter after column { $column } is open over { $part } % of the height
    .corners = the corners of four articles meet after column { $column }, row { $row }
    .help = change the order in `articles` or a `rank`, or give an article a box (`boxed = true`) or a picture

butting-heads = its headline is beside that of { $other } in a similar size: { $size } and { $other_size } points
    .help = give the two articles different ranks, or one of them a box (`boxed = true`)

head-order = its headline of { $size } points is larger than that of { $other } with { $other_size }, which ranks higher
    .below = { $heads } headlines are larger than the one right above them, expected at most 2
    .help = shorten the headline of { $other }, so that it fits in a larger size, or change a `rank`
    .help-below = list the articles with the larger headlines first in `articles`, or change a `rank`

lead-elsewhere = the lead begins { $rows } rows below the top
    .left = the lead begins { $columns } columns from the left
    .help = pin it: `pin = "top-left"`, or unpin the article in its place

cut-head = a word of its headline is broken at a line end
    .help = break the headline by hand: a list of lines, or spaces between words

untidy-legs = its legs end up to { $rows } rows apart
    .subhead = a subhead is the last row of leg { $leg }
    .short = { $rows ->
        [one] a leg has only one row, expected at least 4
       *[other] a leg has only { $rows } rows, expected at least 4
    }
    .blank = { $rows } rows are blank at the foot of a leg, expected at most 3
    .help = a few words more or less, or a picture, make the text fill its legs
    .help-subhead = move the subhead by a paragraph, or change a few words of the text before it

unquiet-page = { $articles } articles have a box, expected at most 2
    .sizes = the headlines have { $sizes } sizes, expected at most 6
    .beside = { $heads } headlines are vertical or beside their text, expected at most 2
    .help = remove `boxed` from some of them
    .help-ranks = use fewer ranks on the page

grey-area = { $columns } columns by { $rows } rows have no picture, headline or box, from column { $column }, row { $row }
    .help = give an article a picture, or one of them a box (`boxed = true`)

touching-pictures = a picture of it touches one of { $other }
    .help = move one of the pictures into the text, or change the order in `articles`

jump = it goes on at page { $page }
    .sheet = it goes on at the next sheet of its page
    .help = shorten it, move another article of its page, or set `may_jump = false` in it

quote-left-out = the pull quote has no room beside the text
    .help = the page shows the words only where they stand in the text; lengthen the article, or take `quote` out

many-jumps = { $articles } articles continue on other pages, expected at most 2
    .help = move an article to another page, shorten one, or set `may_jump = false` in one

underfull-page = only { $part } % of the page is filled, expected 98.5
    .help = add an article, a picture or a filler
    .help-paper = add an article, a picture or a filler, or take a smaller paper: `paper = "{ $paper }"` in `publication.toml`

## Papers, themes and their fonts (F202, T101).

kind-paper = paper profile
kind-theme = theme

unknown-family = font family `{ $family }` of the theme `{ $theme }` was not found
    .help = `paiban fonts` lists the families; `--font-dir DIR` adds fonts

# The reason is the reader's own, in the words of TOML.
invalid-theme = { $reason }
    .missing-key = missing key { $key }
    .unknown-key = unknown key { $key }, expected { $expected }
    .unknown-value = unknown variant { $value }, expected { $expected }
    .type = found { $found }, expected { $expected }
    .rule = `rules.{ $name }` is { $width }, expected a width from 0 to 20 points
    .indent = `text.indent` is { $indent }, expected em from 0 to { $most }
    .size = `text.{ $name }` is { $size }, expected { $most } points at most
    .body-size = `text.body_sizes` has { $size }, expected { $least } to { $most } points
    .body-sizes = `text.body_sizes` does not grow, expected the smallest first
    .tint = `boxes.tint` is { $tint }, expected hundredths of black from 0 to { $most }
    .drop-cap = `drop_cap.rows` is { $rows }, expected 0 or 2 to { $most }
    .chart = `chart.rows` is { $rows }, expected { $least } to { $most }
    .boxes = `boxes.most` is { $boxes }, expected 0 to { $most }
    .mark = `end.mark` is { $mark }, expected one character or none
    .ink = `rules.ink` is { $ink }, expected hundredths of black from 0 to 100
    .no-sizes = the heads of rank { $rank } have no sizes, expected at least one
    .sizes = the sizes of heads of rank { $rank } grow, expected the largest first
    .plan-picture = `plans.{ $plan }.picture` is { $least } to { $most }, expected hundredths of the page from the least to the most
    .plan-width = `plans.{ $plan }.picture_width` is { $width }, expected hundredths of the page from 0 to 100
    .plan-heads = `plans.{ $plan }.heads` are no ladder, expected sizes from that of the lead down
    .plan-lines = `plans.{ $plan }.lead_lines` is { $lines }, expected 1 to { $most }
    .plan-entries = `plans.{ $plan }.entries` is { $entries }, expected { $most } at most
    .contrast = `{ $key }` prints { $color } on { $ground }: the contrast is { $ratio } to 1, expected { $least } at least
    .help-contrast = `{ $better }` would do for `colours.{ $name }`
    .ink-limit = `colours.total_ink` is { $ink }, expected { $least } to 400
    .tint-share = `colours.{ $name }` is { $tint }, expected hundredths of the accent from 0 to { $most }
    .unknown-base = unknown base `{ $name }`, expected { $known } or a theme file beside this one
    .circular = the base `{ $name }` is based on this theme in turn, or more than { $most } themes are based on each other
    .help = `templates/themes/party.toml` has every key with a comment

theme-rank-lead = Lead
theme-rank-major = Major
theme-rank-middle = Middle
theme-rank-minor = Minor
theme-rank-brief = Brief
theme-rank-photo = Photo

# Names that a theme may have in a place.
theme-one-of = one of { $names }
theme-either = { $first } or { $second }

# What a theme has in a place.
theme-found-boolean = boolean { $value }
theme-found-integer = integer { $value }
theme-found-decimal = floating point { $value }
theme-found-string = string { $value }
theme-found-array = sequence
theme-found-table = map

# What a theme should have there.
theme-number = a number
theme-whole-number = a whole number
theme-string = a string
theme-boolean = a boolean
theme-array = an array
theme-table = a table
colour-expected = a colour such as `#c8102e`, or `none`
tint-expected = hundredths of the accent from 0 to 100, or a colour such as `#e9f1f8`
type-size = a size name from `初号` to `八号`, or points from 4 to 200
