### What the commands and the console say: `cli`.

## What stopped the program

failure-line = { $word }: { $text }
failure-error = error
failure-cause = { $what }: { $cause }
standard-output = standard output
kind-code = code

program-bug = this is a bug in paiban { $version }, stage { $stage }
    .help = please report it with the message above and the input that causes it

## Ways out of what stopped it

way-out-issue = give a folder with `issue.toml`, or an `issue.json`; `paiban new` makes one to start from
way-out-one-of = it holds { $count } issues, give one of them: { $issues }
    .more = it holds { $count } issues, give one of them: { $issues }, …
way-out-known = known: { $names }
way-out-no-folder = make the folder `{ $folder }`, or correct the path
way-out-is-folder = move the folder away, or choose another place
way-out-too-large = allow larger files: `ulimit -f unlimited`
way-out-open = close it there, then run this again; the old file is whole
way-out-quotation-mark = write no backslash before the closing quotation mark of a path

## Stages and progress

stage-arguments = arguments
stage-source = source
stage-check = check
stage-layout = layout
stage-output = output
stage-import = import
stage-epub = epub

progress = { $bar } { $done }/{ $of } issues, { $pages }, { $time } left
    .pages = { $pages } pages
    .plain = { $bar } { $done }/{ $of }, { $time } left

## Options of several commands

unknown-code = unknown code; `paiban explain` lists all
    .near = unknown code; did you mean `{ $near }`?
unallowable-code = `{ $code }` cannot be allowed: what cannot be set has no pages; try `--epub`
allowed-and-denied = `{ $code }` is both allowed and denied
    .help = leave out `--allow { $code }` or `--deny { $code }`
nothing-written = { $counts }; nothing was written
no-fonts-in-folder = no fonts found in `{ $folder }`
    .help = `--font-dir` needs a folder with TrueType or OpenType files

## build and check

outputs-kept = { $issue } is as it should be
not-written = not written: { $outputs }
emit-of-book = `--emit` needs an issue, not an EPUB
    .help = name the issue itself
issue-without-book = `--issue` is only for checking an EPUB or articles for WeChat
    .help = name the EPUB or the folder `wechat`, or the issue alone

## compile

no-month = a month is written like 2026-03
no-base-url = a site stands at an address like https://example.org/paper/
no-day = { $fault }; a day is written like 2026-03-20
no-web-address = an address on the web begins with `http://` or `https://`
no-such-page = the issue has no page `{ $page }`
    .help = its pages are { $pages }
from-after-to = `--from { $from }` is later than `--to { $to }`
    .help = exchange the two days
left-out = `{ $path }` has errors and is left out
    .help = fix it and build the volume again

## explain

explain-title = { $code } { $slug } ({ $severity })
explain-family = { $letter }: { $name }
explain-lists-all = `paiban explain` lists all codes

## fonts

fonts-of-faulty-issue = the issue has errors, so the list may be incomplete; run `paiban check`
fonts-role =
    .body = { $name }
    .headline = { $name }
    .headline-heavy = { $name }
    .headline-light = { $name }
    .strong = { $name }
    .label = { $name }
    .strong-light = { $name }
    .caption = { $name }
    .kai = { $name }
fonts-face = { $family }, { $style }, { $weight }, { $origin }
    .covering = { $face }, has { $has } of { $characters } characters
fonts-style = normal
    .italic = italic
    .oblique = oblique
fonts-bundled = bundled { $file }
fonts-cover-all = every character has a font
fonts-lack = no font has

## import

import-with-json = an `issue.json` must be the only input
    .help = leave out the other files
import-option-with-json = `{ $option }` is only for OCR pages; an `issue.json` contains it
    .help = leave out `{ $option }`
import-without-date = the date of the issue is missing
    .help = add `--date YYYY-MM-DD`
import-labels = { $labels } labels for { $pages } pages
    .help = give `--label` once for each page, in order
import-other-folder = choose another folder, or replace the issue with `--force`
import-no-lists = the lists of articles in `{ $file }` cannot be found
    .help = give every page a key `articles`
import-renamed = { $old } became { $new }, because there is another { $old }
import-merged = added to { $folder }: { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }, { $pages ->
        [one] { $pages } new page
       *[other] { $pages } new pages
    }
import-found = { $file }: { $format }, { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }, by { $ground }
import-passed-over = { $file } is not imported: { $better } says more of the same pages
import-no-pages = no pages in `{ $folder }`
    .help = it has no file of a known format: METS/ALTO, PAGE XML, hOCR, Markdown, or JSON of boxes, PaddleOCR, MinerU or Docling
import-ground-boxes = its `version` and `blocks`
import-ground-docling = its `schema_name` or references from `body`
import-ground-mineru = its contents with `page_idx`, or `pdf_info`
import-ground-paddle = its `parsing_res_list`
import-ground-pdf = its first bytes, `%PDF-`
import-ground-alto = its element `alto`
import-ground-page = its element `PcGts`
import-ground-hocr = its class `ocr_page`
import-ground-mets = its element `mets`; its logical map names the articles
import-ground-mets-pages = its element `mets`; no logical map names articles, so the places tell them
wrote-issue = wrote { $folder } ({ $files } files)

## new and man

unportable-folder = `{ $name }` cannot name a folder: it { $why }
    .help = choose a name that every system can have, so that the folder can move
new-other-folder = choose a new or empty folder
new-next = next: paiban build { $issue }
wrote-file = wrote { $path }
wrote-manual = wrote { $folder } ({ $pages } pages)

## verify

record-tree = files: { $files }, records: { $records }
issue-of-tree = `--issue` needs one record, not a folder of them
    .help = name the record or an output of the issue
no-option = an option is written like paper=tabloid-6
record-description = { $issue }: made by { $program } from { $files } files ({ $options })
no-record = no record in `{ $folder }` names `{ $name }`
    .tree = there is no record in `{ $folder }` or below
    .bag = no record in `{ $folder }` names the bag
    .unreadable = `{ $path }` cannot be read as a record: { $reason }
    .help = `paiban build` writes the record beside its outputs

## Started by a double click

double-click = paiban turns one issue of a newspaper into an EPUB and a PDF.

    The editor's desk opens in the browser: there a paper is begun, or an issue opened. Closing this window ends it.

    It is a program of the command line, too: hold Shift in the folder of this program, click the right button on a
    blank place, choose "Open in Terminal", and type .\paiban --help
    .failed = Press Enter to close this window.

## plan, catalogue and check --deposit

no-plan = `{ $path }` is no plan: line { $line } is none of its units
    .help = give what `paiban plan` prints
catalogue-counts = files: { $files }, refused issues: { $refused }
deposit-yes = yes
deposit-no = no
deposit-advised = no, advised
deposit-line = | { $answer } | { $question } | { $why } |
    .head = | answer | what is asked | why |

## site

site-without-day = the site has no issue of { $day } that could be taken out
