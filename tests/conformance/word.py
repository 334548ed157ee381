#!/usr/bin/env python3
"""Word files of other programs through `paiban import`: no character of a known text may be lost or invented.

    tests/conformance/word.py target/release/paiban [FILES]

Makes 100 files with pandoc, with headings, lists, tables, pictures, notes and tracked changes, and 20 of them again
through LibreOffice where it is installed; imports all in one call, and compares the Han characters of every article
with those that were written. Needs pandoc.
"""

import random
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import which

CHARACTERS = "春水润田农事渐忙溪湾镇村民清理淤泥加固堤岸渠道修好各备足肥料茶园采摘新叶图书室周末开放桥路灯亮夜"
HAN = re.compile("[\u3400-\u9fff]")


def words(random_, least, most):
    return "".join(random_.choice(CHARACTERS) for _ in range(random_.randint(least, most)))


def picture():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((90, 140, 60)) * 40 for _ in range(30))
    head = struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def document(seed):
    """Markdown, and the texts that must be in the issue."""
    random_ = random.Random(seed)
    kept, lines = [], []

    def keep(least, most):
        text = words(random_, least, most)
        kept.append(text)
        return text

    title = keep(6, 20)
    lines.append(f"---\ntitle: {title}\n---\n")
    note = 0
    for _ in range(random_.randint(4, 14)):
        kind = random_.choice(["text", "text", "text", "head", "list", "table", "picture", "note", "change", "quote"])
        if kind == "head":
            lines.append(f"{'#' * random_.randint(1, 3)} {keep(4, 12)}\n")
        elif kind == "list":
            mark = random_.choice(["1.", "-"])
            lines += [f"{mark} {keep(8, 30)}。" for _ in range(random_.randint(2, 4))] + [""]
        elif kind == "table":
            columns = random_.randint(2, 4)
            row = lambda: "| " + " | ".join(keep(1, 4) for _ in range(columns)) + " |"
            lines += [row(), "|" + "---|" * columns] + [row() for _ in range(random_.randint(1, 5))] + [""]
        elif kind == "picture":
            caption = keep(5, 20)
            # Pandoc writes the caption as the description too, which is no text of the article.
            lines.append(f"![{caption}](p.png)\n")
        elif kind == "note":
            note += 1
            lines.append(f"{keep(20, 60)}[^{note}]，{keep(10, 30)}。\n\n[^{note}]: {keep(8, 20)}。\n")
        elif kind == "change":
            gone = words(random_, 2, 6)
            inserted = f"[{keep(2, 6)}]{{.insertion author=\"a\" date=\"2026-03-20\"}}"
            lines.append(f"{keep(10, 30)}[{gone}]{{.deletion author=\"a\" date=\"2026-03-20\"}}{inserted}{keep(10, 30)}。\n")
        elif kind == "quote":
            lines.append(f"> {keep(20, 80)}。\n")
        else:
            lines.append(f"{keep(20, 60)}**{keep(2, 6)}**{keep(2, 9)}*{keep(2, 4)}*{keep(20, 60)}。\n")
    return "\n".join(lines), kept


def printed(article):
    """The Han characters of an article's file, without descriptions of pictures."""
    text = re.sub(r"^alt = .*$", "", article, flags=re.M)
    return sorted(HAN.findall(text))


def main():
    paiban = Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    if not which("pandoc"):
        sys.exit("word: pandoc is missing")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "p.png").write_bytes(picture())
        (folder / "in").mkdir()
        expected = {}

        def make(seed):
            source, kept = document(seed)
            name = f"{seed:03}"
            (folder / f"{name}.md").write_text(source)
            target = folder / "in" / f"{name}.docx"
            subprocess.run(["pandoc", f"{name}.md", "-o", target, "--track-changes=all"], cwd=folder, check=True)
            return name, kept

        with ThreadPoolExecutor(2) as pool:
            expected = dict(pool.map(make, range(count)))
        if which("soffice"):
            some = [str(folder / "in" / f"{seed:03}.docx") for seed in range(min(20, count))]
            office = ["soffice", "--headless", "--convert-to", "docx", "--outdir", str(folder / "office")]
            subprocess.run(office + some, check=True, capture_output=True)
            for path in (folder / "office").glob("*.docx"):
                path.rename(folder / "in" / f"{path.stem}-office.docx")
                expected[f"{path.stem}-office"] = expected[path.stem]
        out = folder / "out"
        done = subprocess.run(
            [paiban, "import", folder / "in", "--date", "2026-03-20", "-o", out, "--message-format", "short"],
            capture_output=True, text=True,
        )
        if done.returncode != 0:
            sys.exit(f"word: the import ended with {done.returncode}\n{done.stderr[-2000:]}")
        faults = 0
        for number, name in enumerate(sorted(expected)):
            found = printed((out / "01" / f"{number + 1:02}.md").read_text())
            wanted = sorted("".join(expected[name]))
            if found != wanted:
                faults += 1
                print(f"word: {name}: {len(found)} characters, {len(wanted)} were written", file=sys.stderr)
        if faults:
            sys.exit(f"word: {faults} of {len(expected)} files lost or gained characters")
        print(f"word: {len(expected)} files, every character")


main()
