### Reading files: `source` and `files`.

## Files that cannot be read

missing-file = the file `{ $path }` is missing
    .help = add the file or correct the path
    .help-spelled = the folder has `{ $twin }`, which differs in capital letters or in how a letter is composed; write the name as it is spelled there
    .help-composed = the folder has `{ $twin }` with letters and their marks apart; name the file anew, as it is written here
    .link = `{ $path }` is a link to `{ $target }`, which does not exist
    .help-link = correct the link, or put the file in its place
    .not-a-file = `{ $path }` is { $what }, expected a file
    .help-not-a-file = put a file in its place, or correct the path
    .refused = `{ $path }` cannot be read: { $reason }
    .more = { $count } more files that cannot be read were not listed

# What stands at a path instead of a file.
kind-folder = a folder
kind-named-pipe = a named pipe
kind-socket = a socket
kind-device = a device
kind-no-file = something else than a regular file

# Why a file that the command line names cannot be read, after its name.
unreadable-missing = it is missing
unreadable-no-file = there is no such file
unreadable-link = it is a link to `{ $target }`, which does not exist
unreadable-not-a-file = it is { $what }, expected a file
unreadable-outside = its path { $how }
unreadable-too-large = it is larger than { $limit } MiB

file-too-large = `{ $path }` is larger than { $limit } MiB

path-outside = the path `{ $path }` { $how }
    .help = copy the file into the folder of the issue and use that path
    .backslash = contains a backslash; separate the parts of a path by `/`
    .absolute = is absolute
    .control = contains a control character
    .parents = contains `..`
    .empty = names no file
    .link = is a symbolic link to a file outside the folder

unportable-name = `{ $part }` { $why }
    .in-path = `{ $part }` in the path `{ $path }` { $why }
    .help = rename the file, and name it so here: then the folder can move to every system
    .device = is the name of a device on Windows
    .ending = ends in a period or a blank, which Windows leaves out
    .control = contains a control character
    .signs = contains one of `< > : " | ? *`, which Windows refuses
    .length = is longer than 255 bytes
    .twins = `{ $used }` and `{ $path }` are one file on Windows and macOS
    .help-twins = rename one of the files so that they differ in more than capital letters
    .spelled = the file `{ $path }` is named `{ $spelled }` in its folder, which other systems tell apart
    .help-spelled = write the name as it is spelled in the folder
    .composed = the name of the file `{ $path }` has letters and their marks apart in its folder, which other systems take for another name
    .help-composed = name the file anew, as it is written here

invalid-utf8 = `{ $name }` is not UTF-8
    .help = open it in the editor it was written with, and save it as UTF-8
    .help-gb = older files are often GB 18030: `{ $command }`
    .wide = `{ $name }` is { $encoding }, expected UTF-8
    .help-wide = save it as UTF-8, or convert it: `{ $command }`
    .binary = `{ $name }` is not a text file
    .help-binary = expected text in UTF-8; export the text from the program that made the file

## Files that cannot be written

unwritable-twins = two outputs have this name
unwritable-folder = it is a folder
unwritable-circle = its links lead in a circle
unwritable-no-folder = its folder is missing
unwritable-taken = something else is in its place
unwritable-open = another program has it open
unwritable-outside = it is outside of the folder
unwritable-busy = another run of this program changes it
unwritable-not-a-site = the folder holds files of others with names that a site needs

## TOML and JSON

# The words of the parser; in Chinese they stand behind what they mean.
syntax = { $reason }
    .quotes = { $reason }
    .open-string = { $reason }
    .string = { $reason }
    .escape = { $reason }
    .no-equals = { $reason }
    .no-value = { $reason }
    .duplicate = { $reason }
    .open-bracket = { $reason }
    .extra-bracket = { $reason }
    .no-comma = { $reason }
    .extra-comma = { $reason }
    .no-colon = { $reason }
    .one-line = { $reason }
    .key = { $reason }
    .comment = { $reason }
    .single-quotes = { $reason }
    .depth = { $reason }
    .empty = the file is empty, expected a table `{"{"} … {"}"}`
    .twice = duplicate key `{ $key }` in the same table

unknown-key = unknown key `{ $key }`
    .help = known keys here: { $keys }

missing-key = the key `{ $key }` is missing

wrong-type = `{ $name }` is { $found }, expected { $expected }
    .help = put it in quotes

kind-nothing = nothing
kind-boolean = a boolean
kind-integer = an integer
kind-float = a float
kind-string = a string
kind-date = a date
kind-array = an array
kind-table = a table

# What else can be expected.
kind-true-or-false = true or false
kind-written-date = a date such as 2019-04-19
kind-strings = a string or an array of strings

invalid-value = `{ $key }` is `{ $found }`, expected one of { $names }
    .word-lists = the lists have more than { $most } entries; the rest is not read
    .help-word-lists = keep the entries that matter
    .long-word = `{ $key }` has more than { $most } characters, so it is no word
    .help-long-word = name the word alone
    .empty = `{ $key }` is empty
    .range = `{ $key }` is { $found }, expected an integer from { $least } to { $most }
    .format-zero = this file has format 0, the first format is 1
    .format-newer = this file has format { $number }, this version of paiban reads up to { $most }
    .help-format = update paiban
    .both-lists = both `articles` and `[[page]]` are given; list the articles in one of them
    .focus = `focus` needs two integers from 0 to 100: across and down
    .help-focus = for example `[50, 30]`
    .keep = `keep` needs four integers: left and top from 0 to 99, width and height from 1 to 100; or an array of such parts
    .keep-outside = the part to keep ends at { $right } and { $bottom } of 100, outside the picture
    .help-keep = for example `[20, 10, 40, 50]`: from 20 to 60 across, from 10 to 60 down
    .slug = `slug` is `{ $slug }`, expected ASCII letters, digits and inner hyphens only
    .colour = `{ $key }` is `{ $text }`, which is no colour
    .help-colour = a colour is written `#c8102e`; `none` is black alone
    .inks = `cmyk` has { $found } inks, expected four: cyan, magenta, yellow, black
    .help-slug = it names the output files; for example `xiwan-daily`
    .filler = a filler has neither `image` nor `text`
    .note-twice = duplicate note id `{ $id }`
    .note-label = `{ $key }` is `{ $id }`, expected a label without blanks, brackets and marks
    .help-note-label = number the notes: `1`, `2` …
    .layout-format = this file has format { $found }, this version of paiban reads format { $known }
    .points = `{ $key }` is `{ $found }`, expected a size in points such as `10.5pt`
    .depth = text is nested more than { $levels } levels deep
    .qr-image = a figure has a picture or a QR code, not both
    .help-qr-image = leave out `image` or `qr`
    .qr-long = the address has { $found } bytes; a QR code here holds at most { $most }
    .help-qr-long = use a shorter address, such as one that the paper redirects
    .qr-many = a masthead has room for { $most } QR codes

pale-colour = `accent` is { $color }: its contrast on white is { $ratio } to 1, expected { $least } at least for text
    .help = `{ $better }` would do
invalid-size = `size` is `{ $written }`: { $reason }
    .shape = a size is written in millimetres, the width first
    .range = each side has { $least } to { $most } millimetres
    .help = write it as 120x80mm
size-and-columns = `size` stands beside `columns` or `rows`
    .help = keep the millimetres or the columns and rows, not both
invalid-date = `{ $key }` is `{ $written }`: { $reason }
    .help = write it as 2019-04-19
    .shape = a date is written YYYY-MM-DD
    .no-such-day = the calendar has no such day

invalid-language = `{ $language }` is not a BCP 47 language tag
    .help = for example `zh-Hans-CN`

invalid-url = `{ $url }` does not begin with `http://`, `https://` or `mailto:`
    .help = write the complete address, such as `https://example.cn/page`

## The folder of an issue

no-publication = `{ $name }` is missing in the folder of the issue and the folders above
    .help = `paiban new` writes one to start from

unlisted-article = no page lists the article `{ $path }`
    .help = add `"{ $path }"` to `articles` of a page, or move the file elsewhere
    .more = { $count } more articles that no page lists

renamed-article = the article `{ $id }` is written to `{ $path }`: { $why }
    .help = it keeps its `id`; with an id such as `01/lead` the file has its name
    .id = its id cannot be the path of a file on every system
    .taken = another file has the path of its id

no-front-matter = the article does not begin with a line `{ $fence }`
    .help = put `{ $fence }`, the keys (`headline = "…"`) and another `{ $fence }` before the text
    .open = the closing line `{ $fence }` of the front matter is missing
    .help-open = put a line `{ $fence }` between the keys and the text

## The text of an article

undefined-note = the mark `{ $id }` has no footnote
    .help = add a paragraph that begins with `[^{ $id }]:`, or delete the mark
    .help-text = add a paragraph that begins with `[^{ $id }]:`
    .no-mark = the footnote `{ $id }` has no mark in the text
    .help-no-mark = put `[^{ $id }]` where it belongs, or delete the footnote
    .twice = duplicate footnote `{ $label }`; both are joined
    .label = `{ $label }` is not a valid footnote label
    .help-label = number the notes: `[^1]`, `[^2]` …

html-comment = a comment is left out
    .help = delete it: what stands in the file of an article is printed
    .open = the comment is not closed
    .help-open = close it with `-->`, or delete it

invalid-ruby = incomplete ruby: each base needs a reading, both in plain text
    .help = write `<ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>`

inline-picture = the picture `{ $path }` is inside a line of text
    .help = put it into a paragraph of its own, between blank lines

uneven-table = this row takes { $found } of { $expected } columns; empty cells fill it up
    .help = add the cells that are missing, or let a cell span more columns
    .overlap = this cell of { $found } columns runs into a cell from above; it gets { $room }
    .below = this cell of { $found } rows runs out of its part of the table; it gets { $room }
    .too-wide = a table has at most { $most } columns
    .help-span = count `colspan` and `rowspan` (`columns` and `rows` in JSON) again, or leave out the cells that are covered
    .columns = `columns` names { $found } of { $expected } columns

unsupported-markdown = this markup is not supported
    .help = delete it; a backslash before it prints the characters
    .help-link = write `[words](https://…)`
    .help-note = write a footnote: `[^1]`
    .help-strong = write `**…**`
    .help-character = write the character itself
    .task-list = a task list is not supported
    .code = code is not supported
    .code-block = a code block is not supported
    .indented = a paragraph that starts with four spaces is code to Markdown, which is not supported
    .help-indented = delete the spaces; the page indents paragraphs itself
    .html-block = an HTML block is not supported
    .html = the HTML `{ $html }` is not supported
    .open-table = this table does not end before the next blank line, or at all
    .help-open-table = write `</table>` at its end
    .closes-nothing = this tag closes nothing
    .chart = `data-chart` is `bar` or `line`; the table is set as a table
    .help-chart = write `data-chart="bar"`, or leave it out
    .span = `colspan` and `rowspan` are whole numbers from 1 to { $most }; it counts as 1
    .stray = this text stands in no cell of the table; it is printed under it
    .help-stray = put it into a cell: `<td>…</td>`
    .beside-table = this text stands in the HTML of a table, where Markdown is not read
    .help-beside-table = put a blank line between the table and the text
    .inner-table = a table in a cell is not supported; its text stays in the cell
    .open-tag = `{ $tag }` is not closed
    .name-in-name = nested `<u>`: both are marked as one proper name
    .link-title = the title of a link, `{ $title }`, is not supported
    .unused-definition = unused link definition `{ $label }`; it is left out
    .caption = a caption must be one paragraph; it is kept as it was typed
    .cells = the row has more cells than the head of the table
    .blocks-depth = text is nested more than { $levels } levels deep; the rest stays at that level
    .marks-depth = markup is nested too deep
    .underlined = a rule directly under a paragraph makes a subhead of it to Markdown; it stays a paragraph
    .help-underlined = put a blank line before the rule, or write `## …`
    .alone = `{ $marks }` marks nothing here and is printed
    .doubtful = which words `{ $marks }` marks is not certain, so it is printed
    .help-idle = write `<{ $element }>…</{ $element }>` around the words, or `{ $escaped }` to print the marks
    .attributes = attributes in `{"{"}…{"}"}` are not supported
    .help-attributes = delete them; `<u>…</u>` underlines a proper name
    .revision = a mark of revision is not supported
    .template = a command of a template is not supported
    .broken-link = this is no link: its address has a blank or does not end
    .help-broken-link = write blanks of an address as `%20`
    .full-width-link = this is no link: its brackets are full-width
    .undefined-link = this is no link: its label is not defined
    .wiki-link = a wiki link is not supported
    .citation = a citation is not supported
    .contents = a table of contents is not supported
    .help-contents = delete it; the editions make their own
    .alert = an alert is not supported
    .formula = a formula is not supported
    .help-formula = write `x^2^`, `H~2~O`; `\$` prints the sign
    .tex = a command of TeX is not supported
    .help-tex = write the character itself; `\\` prints a backslash
    .inline-note = a note inside the text is not supported
    .caret = `^` sets nothing high here
    .help-caret = write `m^2^` or `m<sup>2</sup>`; `\^` prints the sign
    .emoji = the name of an emoji is not supported
    .entity = this character reference is unknown
    .help-entity = write the character itself; `\&` prints the sign
    .full-width-stars = full-width stars mark nothing
    .strikethrough = strikethrough is not supported
    .highlight = highlighted text is not supported
    .insertion = inserted text is not supported
    .remark = a remark between `%%` is not supported
    .spoiler = hidden text is not supported
    .division = a division between `:::` is not supported
    .definition = a list of definitions is not supported
    .help-definition = write a table or paragraphs
    .table-row = this is no table: the rule `|---|---|` under its head is missing
    .help-table-row = add the rule, with as many cells as the head
    .grid-table = a table of this form is not supported
    .help-grid-table = write `| a | b |` and `|---|---|` under it
    .admonition = an admonition is not supported
    .heading-blank = this is no subhead: the blank after `#` is missing
    .help-heading-blank = write `## …`; `\#` prints the sign
    .heading-depth = this is no subhead: `######` is the lowest
    .help-heading-depth = write `## …`
    .full-width-block = a full-width mark begins no subhead, quote or table
    .help-full-width-block = write the half-width mark

## The import of OCR pages

no-masthead = no page has a masthead, so the title of the paper is empty
    .help = name the paper with `--publication publication.toml`
    .title = the page names `{ $page }`, the publication is `{ $title }`
    .words = the masthead has `{ $words }`, which `{ $key }` of the publication does not have
    .link = the masthead has `{ $label }` `{ $url }`, which `links` of the publication does not have
    .help-publication = the publication is unchanged; correct `publication.toml` if the page is right

joined-paragraph = joined `…{ $end }` and `{ $start }…`: the first part has no final mark
    .end = torn here
    .start = continues here

unsure-join = left `…{ $end }` and `{ $start }…` apart: { $reason }
    .help = compare with the page; if it is one paragraph there, delete the blank line between the two
    .end = perhaps torn here
    .start = perhaps continues here
    .enumeration = the second continues the enumeration of the first
    .separate = the first has no final mark, but the second begins like a separate text
    .indented = the first has no final mark, but the second is indented
    .single = the first has no final mark, but may be a single line

suspicious-word = `{ $word }` is on the list of suspicious words
    .help = compare with the page and correct the text if it differs; nothing was changed

unsure-layout = block `{ $block }`, `{ $words }`, was read as { $taken }
    .help = compare with the page; if it is something else, mend the article
    .help-order = compare the article with the page; `--trust-order engine` or `geometry` decides for one of them
    .recognized = the text of the page is what a program of OCR wrote under its picture
    .small-headline = the headline of an article, though it is small
    .unseen-heading = a heading, for its size
    .no-head = the text of an article without a headline
    .continued = an article of its own: the rest of one on another page
    .photo-story = a photo with its words, an article of its own
    .figure-nearby = a picture of the nearest article
    .order = the program and the places of the blocks disagree whether `{ $two }` follows `{ $one }`: the order is that of the { $trusted ->
        [engine] program
       *[geometry] places
    }
    .shapeless = the places have lost the shape of the page: it was taken for 1 : 1.414

joined-jump = joined to the part on page { $label } that goes on here{ $has_head ->
        [yes] : `{ $head }`
       *[no] {""}
    }

jump-without-beginning = goes on from page { $label }, where no article that goes on here was found{ $has_head ->
        [yes] : `{ $head }`
       *[no] {""}
    }

not-imported = left out { $what }: `{ $words }`
    .help = nothing is to be done if the article reads well without it

not-imported-front-matter = the front matter of the program
not-imported-fence = a fence
not-imported-quote = the marks of a quotation
not-imported-hyphen = the hyphen of a word cut at the line end
not-imported-emphasis = the signs of emphasis
not-imported-address = an address
not-imported-formula = the signs of a formula, whose text stays
not-imported-comment = a comment
not-imported-edge = words at the edge of the page
not-imported-inside = words inside of a picture
not-imported-ornament = an ornament
not-imported-uncoded = characters of a font that does not say which they are (〓 stands for each)
not-imported-unseen = words that nobody sees on the page
not-imported-askew = words that stand askew
not-imported-outside = words beside the page
not-imported-picture = a picture that cannot be read

odd-boxes = { $count ->
        [one] block `{ $block }` has
       *[other] `{ $block }` and others, { $count } blocks, have
    } no place that is one: the order of the file was taken
    .help = write edges as numbers within the page
    .swapped = the blocks do not fit the page of { $size }, but one with both sides swapped: that was taken
    .outside = the blocks do not fit the page of { $size }: it was taken as large as they need

picture-not-beside-page = the picture `{ $path }` was not found beside the page; its words stay
    .help = put the picture there and import again, or add it to the article

unreadable-pages = not { $format }: { $fault }
    .help = let the program write its file again; `paiban schema boxes` says what boxed blocks are
    .unknown = no format that is known: { $fault }
    .blocks = { $found } blocks, at most { $most }
    .most = no more than { $most } blocks a page are put in order, found { $found }
    .archive = an archive of more than { $files } files or { $bytes } MiB
    .pdf-damaged = the file is damaged, or has no page
    .pdf-encrypted = the file is encrypted
    .pdf-too-much = the file holds more than is read of one
    .pdf-pages = { $found } pages, at most { $most }
    .pdf-no-text = no page has text; let a program of OCR read its pictures
    .no-page = it has no page
    .missing = the file is not there
    .many-pages = { $found } pages, at most { $most }
    .second-issue = it describes another issue; one import makes one issue

unsure-heading = the heading `{ $words }` was read as { $taken }
    .help = if it is something else, move it to another key of the article's front matter
    .no-text = an article without text
    .column = the title of a standing column
    .kicker = a kicker
    .deck = a deck
    .subhead = a subhead of the article before it
    .continued = the rest of an article on another page, whose headline stands there
    .by-look = `{ $words }` was read as { $taken }, by its place and how it is set
    .help-by-look = if it is something else, move it in the article's file
    .headline = the headline
    .byline = the name of the author
    .subhead-in-text = a subhead
    .caption = the caption of the picture before it

byline-as-text = a byline could not be split into roles and names without loss and stays in the text
    .help = supported forms: `本报讯（江报记者 王某 何某某 通讯员 钱某）`; at the end `王某/文 何某某/摄`
    .inside = a byline inside the article stays in the text
    .help-inside = if a report of its own begins here, make it an article with a headline

## The import of documents

unreadable-document = `{ $name }` cannot be read: { $why }
    .not-word = it is no file of Word (`.docx`)
    .help-not-word = open it in the program that made it and save it as `.docx`
    .old = it is in the format of Word before 2007, or of WPS
    .rtf = it is in the format RTF
    .help-old = save it as `.docx` in Word, WPS or LibreOffice; `soffice --headless --convert-to docx "{ $name }"` does so without a window
    .encrypted = it is protected with a password
    .help-encrypted = save it without a password
    .files = its archive has more than { $limit } files
    .large = its part `{ $part }` has more than { $limit } MiB
    .factor = its parts have more than { $factor } times the size of the file
    .damaged = its part `{ $part }` is damaged: { $text }
    .part = its part `{ $part }`: { $why }
    .xml = its XML is damaged: { $text }
    .open = its XML does not end
    .entities = its XML has a document type or entities of its own, which are not read
    .elements = its XML has more than { $limit } elements
    .deep = its XML is more than { $limit } elements deep
    .styles = the style `{ $style }` is based on itself, or on more than { $limit } others
    .no-text = it has no text
    .no-site = no file in it has a name of the pages of a known family of sites (`node_1.htm`, `nbs.…_01.htm`, `v01.shtml`)
    .no-day = it has no page of { $date }
    .missing = it is not there

left-out-of-import = { $what } is not in the issue: `{ $text }`
    .nothing = { $what } is not in the issue
    .help = if it belongs to the article, add it to the article's file
    .header = a page header
    .footer = a page footer
    .deletion = a deletion that was tracked
    .comment = a comment
    .note = a note
    .hidden = hidden text
    .field = a field that only its program draws
    .linked-picture = a picture that is not in the file
    .lost-picture = a picture that the file names and does not have
    .object = a chart, drawing or file of another program
    .picture-format = the picture `{ $path }` has a format that pages cannot show; its figure has no picture
    .help-picture-format = save it as PNG or JPEG and name it in the article's file
    .unlinked = no page leads to the article `{ $path }`, which is not in the issue
    .help-unlinked = if it belongs to the issue, add it to a page
    .unsaved = the page leads to `{ $title }`, but its file `{ $path }` was not saved
    .unsaved-picture = the picture `{ $path }` was not saved, or is no picture that pages can show
    .unplanned = the plan does not list `{ $path }`, which is not in the issue
    .help-unplanned = add the file to a page of the plan

changed-form = the form is another
    .number = the automatic number `{ $number }` became text
    .unknown-number = the kind of the number `{ $number }` is not known, so it is written in digits
    .help-unknown-number = compare it with the document
    .insertion = an insertion that was tracked is part of the text
    .formula = a formula became text: `{ $text }`
    .symbol = a character of the font `{ $font }` has no meaning in other fonts: `{ $text }`
    .help-symbol = write the character that is meant
    .text-box = a text box became text after the paragraph it is fixed to
    .frame = a table of a single cell became text
    .encoding = `{ $path }` has bytes that are not { $encoding }; they are shown as U+FFFD
    .inner-table = a table in a cell became lines of the cell

planned-twice = the plan lists `{ $path }` twice

unusual-site = { $what } stood elsewhere than the family { $family } has it, at `{ $selector }`, { $count ->
        [one] on one document
       *[other] on { $count } documents
    }
    .folio = the label of the page
    .titles = the list of articles
    .areas = the areas on the picture of the page
    .page-picture = the picture of the page
    .kicker = the kicker
    .headline = the headline
    .deck = the deck
    .byline = the byline
    .text = the text
    .pictures = pictures
