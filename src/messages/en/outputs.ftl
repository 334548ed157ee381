### Making and checking editions: `html`, `epub`, `pdf`, `package` and `press`.

## Options that are chosen by name

kind-colour = colour
kind-look = look
kind-navigation = navigation
kind-profile = profile
kind-split = split
kind-target = target
kind-writing = writing

## Templates (T102)

invalid-template = template `{ $file }`: { $reason }
    .line = template `{ $file }`, line { $line }: { $reason }
    .not-utf8 = template `{ $path }` is not UTF-8
    .unknown = `{ $path }` is not the name of a template
    .known = templates are named { $names }
    .overridden = overridden templates: { $templates }
    .steps = the document takes too many steps or too much text; look for a loop in a loop, or for text that is doubled again and again
    .size = the document has more than { $limit } MiB
    .detail = { $kind }: { $detail }

# Kinds of faults, in the words of the engine.
template-not-primitive = not a primitive
template-not-key = not a key type
template-operation = invalid operation
template-syntax = syntax error
template-not-found = template not found
template-too-many-arguments = too many arguments
template-missing-argument = missing argument
template-unknown-filter = unknown filter
template-unknown-function = unknown function
template-unknown-test = unknown test
template-unknown-method = unknown method
template-unknown-block = unknown block
template-string-escape = bad string escape
template-undefined = undefined value
template-serialization = could not serialize to value
template-include = could not render include
template-block = could not render block
template-unpack = cannot unpack
template-output = failed to write output

## Why a document is not well-formed XML

xml-open = an element is not closed
xml-entity = XML has no entity `&{ $name };`
xml-character = XML has no character `&{ $name };`
xml-duplicate-id = duplicate id `{ $id }`

# The words of the parser.
xml-syntax = { $text }
xml-tags = { $text }
xml-attribute = { $text }
xml-other = { $text }

## Embedded fonts

embedded-font = { $path } is not a font that can be embedded
    .bundled = bundled { $name } is not a font that can be embedded
    .unreadable = the file cannot be read
    .broken = { $text }

## Finished books (B101 to B104)

not-a-book = `{ $name }` is not an EPUB built by this program: { $reason }
    .help = only EPUB files built by `paiban build` or `paiban compile` can be compared with an issue
    .not-zip = it is not a ZIP archive
    .folder = its file `{ $path }` is not in the folder `{ $folder }`
    .xml = its package or its contents are not well-formed XML
    .unreadable = it cannot be read
    .package = its package document is not valid
    .no-reference = `META-INF/container.xml` names no package
    .no-package = its package document has no `package`
    .no-metadata = its package has no `metadata`
    .no-manifest = its package has no `manifest`
    .no-spine = its package has no `spine`

# Of the archive, be it of a book or of another one.
book-archive = its ZIP archive is damaged or cut off
    .not-utf8 = { $file } is not UTF-8
    .missing = { $file } is missing in the book
    .packed = { $file } cannot be unpacked
    .file = the file `{ $path }`
    .unnamed = a file

broken-book = `{ $path }` lacks { $what } of `{ $title }`
    .help = build the book again; if the issue has changed since, this is the difference
    .text = the text `{ $text }` ({ $place })
    .characters = { $missing } of { $all } characters
    .figures = { $missing } of { $all } figures
    .pictures = { $missing } of { $all } pictures
    .notes = { $missing } of { $all } notes
    .articles = the issue has { $in_issue } articles, the book { $in_book } `article` elements
    .unlisted = `{ $list }` does not list `{ $href }`
    .link = `{ $path }` links to `{ $reference }`, which is missing in the book
    .xml = `{ $path }` is not well-formed XML: { $reason }
    .no-files = the package lists no files
    .no-order = the package has no reading order: its `spine` is empty
    .no-contents = the contents `{ $list }` are missing in the book

oversized-book = `{ $name }` is too large to be checked: { $reason }
    .help = no book of this program is so large; get a sound copy of it
    .count = it has { $count } files, expected at most { $limit }
    .file = its file `{ $name }` has more than { $limit } MiB
    .all = its files have more than { $limit } MiB
    .factor = its files have more than { $factor } times the size of the book

reduced-picture = { $count ->
        [one] a picture has
       *[other] { $count } pictures have
    } fewer pixels in the EPUB, where the longer side has at most { $side } and all are at most { $million } million: { $named }
    .size = `{ $path }` from { $old_width } × { $old_height } to { $width } × { $height }
    .help = `--original-pictures` leaves pictures as they are; the files of the issue are never changed

## Volumes (C101 to C105)

empty-volume = no issues found in the selected dates
    .help = name issue folders or a folder that contains them; check `--month`, `--from` and `--to`

duplicate-day = { $count } issues have the date { $day }: { $paths }
    .help = leave out all but one, or correct a `date`

mixed-publications = the issues belong to { $count } papers: { $papers }
    .paper = `{ $slug }` ({ $paths })
    .help = make a volume of each

missing-day = { $count ->
        [one] no issue of { $days }, a day of publication
       *[other] no issues of { $count } days of publication: { $days }
    }
    .help = add the issues; for holidays use `--allow missing-day`

unusable-cache = composed pages cannot be cached: { $reason }
    .help = give `--cache` a writable folder; the volume is built without the cache

## PDF (P101 to P103)

lesser-pdf = the PDF is PDF/A-2u, not PDF/A-2a and PDF/UA-1: no description for { $count ->
        [one] the picture { $pictures }
       *[other] { $count } pictures: { $pictures }
    }
    .help = describe each picture in `alt`

refused-by-standard = not allowed by the standards of the profile `{ $profile }`: { $reason }
    .help = fix it, or use `--profile web`, which claims no archival standard
    .glyph = no font has a glyph for `{ $text }`
    .mapping = glyph has no Unicode mapping
    .private = the character U+{ $character } has no meaning outside its font
    .licence = the licence of a font forbids embedding
    .description = a picture has no description
    .cmyk = a CMYK picture has no colour profile
    .transparency = transparency is used
    .interpolation = image interpolation is on
    .long-text = a text is longer than 32,767 bytes
    .long-name = the name of a font is longer than 127 bytes
    .parts = the file has more than 8,388,607 parts
    .nesting = cut pictures are nested too deeply
    .language = the publication has no language
    .title = the publication has no title
    .heading = a heading has no text
    .outline = the pages have no outline
    .link = a link has no description
    .other = something that the writer does not allow

shortened-string = the description of a picture has { $all } characters; the PDF has the first { $kept }
    .help = say in a few sentences what it shows, and the rest in the text
    .address = an address of { $bytes } bytes is no link in the PDF
    .help-address = use a shorter address

## Records and bags (V101, V102, and the reasons of V103)

changed-output = `{ $path }` has changed since it was built
    .missing = `{ $path }` is missing
    .unreadable = `{ $path }` cannot be read: { $reason }

changed-output-bag = `{ $path }` has changed since it was packed
    .no-manifest = the bag has no readable `{ $manifest }`
    .line = `{ $manifest }` has a line without a path: `{ $line }`
    .unlisted = `{ $path }` is in the bag but not in `{ $manifest }`

other-options = `{ $issue }` was made with `{ $name }` as `{ $found }`, expected `{ $value }`
    .none = `{ $issue }` was made without `{ $name }`, expected `{ $value }`
    .help = build it again with this option

other-program = { $count ->
        [one] `{ $issue }` was made by `{ $program }`, this is `{ $own }`
       *[other] { $count } records are of `{ $program }`, among them `{ $issue }`; this is `{ $own }`
    }
    .help = build again what shall be of this version: `paiban build --if-changed`

changed-input = `{ $path }` has changed since it was read
    .missing = `{ $path }` is missing
    .unreadable = `{ $path }` cannot be read: { $reason }

record-edited = it is another kind of file, or was edited
record-not-json = it is not JSON, from line { $line }, column { $column } on
record-version = it has version { $found }, this program reads version { $known }
broken-site = `{ $path }` lacks { $what } of `{ $title }`
    .help = build the site again; if the issue has changed since, this is the difference
    .text = the text `{ $text }` ({ $place })
    .pictures = { $missing } of { $all } pictures
    .notes = { $missing } of { $all } notes
    .link = `{ $path }` links to `{ $reference }`, which is missing in the site
    .html = `{ $path }` is not HTML as this program writes it: { $reason }
    .missing = `{ $path }` cannot be read as text
    .area = `{ $path }` has no area that leads to `{ $title }`
    .list = `{ $path }` does not list `{ $title }`
    .article = `{ $name }` has no document of `{ $title }`
    .day = `{ $name }` has no issue of { $day }
not-a-site = `{ $name }` is not a site that this program built: it has no data of an issue
    .help = name the folder that `paiban site` or `paiban build --web` wrote

## Articles for WeChat (G101 to G202)

long-title = a title of { $found } characters; draft/add names { $limit }, the editor takes 64
    .help = shorten the headline, or try it with the account of the paper
overlong-title = a title of { $found } characters; WeChat takes at most { $limit }
    .help = shorten the headline
overlong-author = an author of { $found } characters; WeChat takes at most { $limit }
    .help = name the author of all articles in `publication.toml`: `wechat = { "{" } author = "…" { "}" }`
overlong-content = the article has { $found } characters with its markup; WeChat takes fewer than { $limit }
    .bytes = the article has { $found } bytes with its markup; WeChat takes fewer than { $limit }
    .help = make two articles of it
overlong-address = an address of { $found } bytes of the original; WeChat takes at most { $limit }
    .help = shorten `base_url` of `site` in `publication.toml`
cut-digest = the first sentence of the digest has { $found } characters, a digest at most { $limit }, so it ends inside the sentence
    .help = write a `summary` of short sentences
recoded-picture = { $count ->
        [one] a picture was
       *[other] { $count } pictures were
    } coded anew, so that each is a JPEG or PNG under 1 MB and at most { $pixels } pixels wide: { $named }
    .help = the files of the issue are never changed
cover-margins = what must be kept of the picture does not fit a cover, which has margins
    .help = name a smaller part in `keep`, or another picture first
no-original-address = articles have no address of the original
    .help = name the web edition in `publication.toml`: `site = { "{" } base_url = "https://…" { "}" }`
table-as-picture = a table of { $columns } columns is too wide for a phone and becomes a picture; `report.json` has its text
    .chart = a chart becomes a picture; `report.json` has its numbers
    .help = a table of at most 4 short columns stays text
    .help-chart = without `chart` it is a table
many-pictures = a photo story of { $found } pictures; a picture message takes at most { $limit }, so the rest are left out of it
    .help = the article has all of them
undrawn-character = the card that is the cover lacks what no font has: { $characters }
    .table = the picture of the table lacks what no font has: { $characters }
    .help = add a font with `--font-dir`; until then 〓 stands there
not-wechat = `{ $name }` is no folder of articles for WeChat: { $reason }
    .missing = it has no `report.json`
    .other = its `report.json` is not one of this program
    .help = name the folder `wechat` that `paiban build --wechat` wrote
broken-wechat = the file is missing
    .changed = the file has changed since it was made
    .texts = { $missing ->
        [one] a text
       *[other] { $missing } texts
    } of the article `{ $id }` are missing
    .article = the article `{ $id }` of the issue is missing
    .markup = the editor of WeChat drops { $what }
    .picture = the file is no JPEG or PNG under 1 MB
    .body = the file is no body of draft/add
    .differs = the text of `{ $title }` is not that of its `article.html`
    .limit = `{ $field }` has { $found }; WeChat takes at most { $limit }
    .articles = the message has { $found } articles; WeChat takes 1 to { $limit }
    .help = build the articles anew
volume-of-wechat = a volume has no articles for WeChat
    .help = build each issue: `paiban build ISSUE --wechat`

## Archives: units, catalogues, deposits

unplanned = `{ $path }` is in no unit: its paper or its day cannot be told
    .help = correct its `date`, or the `slug` of its `publication.toml`; `paiban check` says what is wrong

refused-issue = `{ $path }` is refused: it has errors
missing-unit = the unit `{ $unit }` has no report
    .issues = the report of the unit `{ $unit }` has { $found } issues, the plan has { $issues }
    .help = make the unit again: `paiban compile --each --report OUT/UNIT.report.json`

deposit-no-pdf = there is no PDF
deposit-provenance = a record of inputs, options and program
    .yes = records: { $count }, by { $program }
    .no = none; keep `*.record.json` with the outputs
deposit-integrity = the files are those that were made
    .yes = all have the digests of their records; files: { $files }
    .no = changed, missing or unreadable: { $files }
    .none = no record names a file
deposit-archival-pdf = PDFs for archives (PDF/A)
    .yes = { $levels }
    .no = not PDF/A: { $files }; build with `--profile archive` or `--profile deposit`
deposit-searchable-text = text that can be searched (level u or a)
    .yes = { $levels }
    .no = not of these levels: { $files }; build with `--profile archive` or `--profile deposit`
deposit-unlocked = no password
    .yes = no PDF is encrypted
    .no = encrypted: { $files }
deposit-imprint = the imprint that the law asks for
    .yes = complete
    .no = { $fault } ({ $code })
    .unknown = the issue is not known; name it with `--issue`, or build with `--bag`
deposit-source = the issue itself as data
    .bag = in the bag: `issue.json`
    .pdf = attached to the PDF
    .no = none; build with `--profile deposit` or `--bag`
deposit-accessible = reading order and descriptions (PDF/UA or level a)
    .yes = { $levels }
    .no = not tagged for reading aloud: { $files }; describe every picture and build with `--profile archive`
deposit-epub = an EPUB
    .yes = { $count }
    .no = none; build with `--epub`
deposit-page-pdfs = a PDF of every newspaper page
    .yes = { $count }
    .no = none; build with `--per-page`
deposit-mets-alto = METS/ALTO
    .yes = { $count }
    .no = none; build with `--alto`
deposit-bag = a package with checksums (BagIt)
    .yes = { $count }
    .no = none; build with `--bag`
deposit-file-names = names of files that every system can have
    .yes = letters, digits, `-`, `_` and `.`
    .no = others: { $files }
