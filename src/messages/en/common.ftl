### What several stages say.

verbatim = { $text }
did-you-mean = did you mean `{ $name }`?
more-places = { $count } more places with this fault were not listed ({ $slug })

# Why the system refused something: the system's own words.
system-not-found = { $text }
system-permission = { $text }
system-exists = { $text }
system-not-a-folder = { $text }
system-folder = { $text }
system-not-empty = { $text }
system-read-only = { $text }
system-full = { $text }
system-too-large = { $text }
system-busy = { $text }
system-memory = { $text }
system-cut-off = { $text }
system-name = { $text }
system-open = { $text }
system-other = { $text }

## What stops the program.

cannot-read = cannot read `{ $path }`
cannot-write = cannot write `{ $path }`
not-an-issue = `{ $path }` is neither an issue folder nor a file this program reads
unknown-name = unknown { $what } `{ $name }`
exists-already = `{ $path }` already exists
writer-refused = the { $format } writer refused the document: { $reason }
unusable-face = cannot use the font `{ $name }`: { $reason }

## What a message is about.

subject-issue = issue { $day }
subject-page = page { $label }
subject-article = article { $id }
area-of-page = { $subject }, { $corners } (thousandths of the page)
member-of-archive = { $path } in { $archive }

## How messages are shown.

with-help = { $line } (help: { $help })
at-place = { $place }: { $text }
of-a-kind = { $summary }: { $count } places
of-a-kind-more = and { $count } more; `--message-format short` lists all
help-separator = {"; "}
help-name = help
wrote = wrote { $path } ({ $size })
wrote-sheets = wrote { $path } ({ $count ->
        [one] 1 sheet
       *[other] { $count } sheets
    }, { $size })
nothing-to-report = nothing to report
errors = { $count ->
        [one] 1 error
       *[other] { $count } errors
    }
warnings = { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }
advice = { $count ->
        [one] 1 piece of advice
       *[other] { $count } pieces of advice
    }
