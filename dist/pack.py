"""Packs a folder the same way on every machine: entries in the order of their names, owned by nobody in
particular, with one time.

    python3 dist/pack.py FOLDER ARCHIVE.tar.gz|ARCHIVE.zip SECONDS
"""

import gzip
import io
import stat
import sys
import tarfile
import time
import zipfile
from pathlib import Path

# How a file begins that may be run: a script, a program of Linux.
RUNNABLE = (b"#!", b"\x7fELF")


def main():
    folder, archive, seconds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    named = [(path.relative_to(folder.parent).as_posix(), path.read_bytes()) for path in files]
    pack = zipped if archive.endswith(".zip") else tarred
    Path(archive).write_bytes(pack(named, seconds))


def mode(content):
    return 0o755 if content.startswith(RUNNABLE) else 0o644


def tarred(files, seconds):
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=seconds) as stream:
        with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar:
            for name, content in files:
                entry = tarfile.TarInfo(name)
                entry.size, entry.mtime, entry.mode = len(content), seconds, mode(content)
                tar.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def zipped(files, seconds):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, time.gmtime(seconds)[:6])
            # The host system, the kind of file and the bits of access, as Unix has them (APPNOTE 4.4.2, 4.4.15).
            entry.create_system, entry.external_attr = 3, (stat.S_IFREG | mode(content)) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


main()
