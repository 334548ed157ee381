#!/usr/bin/env python3
"""Draws docs/gallery.md and its pictures: pages of the examples in every theme, as `gallery.toml` lists them.

    python3 examples/gallery.py PAIBAN

PAIBAN is the program, such as target/release/paiban. Needs Python 3.11 with Pillow. A test compares the document with
the list.
"""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent / "docs"

WORDS = {
    "en": {
        "file": "gallery.md",
        "title": "Gallery",
        "opening": "Pages of the examples in the bundled themes. The texts and pictures are made up. "
        "`python3 examples/gallery.py target/release/paiban` draws this document and its pictures anew.",
        "head": "{title} in `{theme}`, on `{paper}`",
        "alt": "{title}, {page}, theme {theme}",
    },
    "zh": {
        "file": "gallery.zh-CN.md",
        "title": "版面一览",
        "opening": "自带的示例报纸在各个主题里的版面，文字和图片都是虚构的。"
        "`python3 examples/gallery.py target/release/paiban`重新画出这份文档和其中的图片。",
        "head": "{title}：主题`{theme}`，纸张`{paper}`",
        "alt": "{title}，{page}，主题{theme}",
    },
}


def draw(paiban, issue, theme, paper, size):
    """Writes a picture of the first sheet of every listed page."""
    with tempfile.TemporaryDirectory() as folder:
        command = [paiban, "build", HERE / issue["folder"], "--png", "--dpi", "110"]
        command += ["--theme", theme, "--paper", paper, "-o", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for page in issue["pages"]:
            found = sorted(Path(folder).glob(f"*_{page['label']}*.png"), key=lambda path: (len(path.name), path.name))
            picture = Image.open(found[0]).convert("RGB")
            height = round(picture.height * size["width"] / picture.width)
            picture = picture.resize((size["width"], height), Image.Resampling.LANCZOS)
            target = DOCS / "gallery" / name_of(issue, theme, page)
            picture.save(target, quality=size["quality"], optimize=True)


def looks_of(issue):
    """Themes and papers, in the order of the list."""
    return [(look["theme"], look["paper"]) for look in issue["looks"]]


def name_of(issue, theme, page):
    """The file of a page in a theme."""
    return f"{issue['name']}-{theme}-{page['label'].lower()}.jpg"


def document(listed, language):
    """The document in a language."""
    words = WORDS[language]
    twin = WORDS["zh" if language == "en" else "en"]["file"]
    link = "简体中文" if language == "en" else "English"
    lines = [f"# {words['title']}", "", f"[{link}]({twin})", "", words["opening"]]
    for issue in listed["issue"]:
        title = issue["title"][language]
        for theme, paper in looks_of(issue):
            lines += ["", "## " + words["head"].format(title=title, theme=theme, paper=paper), ""]
            for page in issue["pages"]:
                alt = words["alt"].format(title=title, page=page[language], theme=theme)
                lines.append(f"![{alt}](gallery/{name_of(issue, theme, page)})")
    return "\n".join(lines) + "\n"


def main():
    paiban = Path(sys.argv[1]).resolve()
    listed = tomllib.loads((HERE / "gallery.toml").read_text(encoding="utf-8"))
    (DOCS / "gallery").mkdir(exist_ok=True)
    for old in (DOCS / "gallery").glob("*.jpg"):
        old.unlink()
    for issue in listed["issue"]:
        for theme, paper in looks_of(issue):
            draw(paiban, issue, theme, paper, listed)
    for language, words in WORDS.items():
        (DOCS / words["file"]).write_text(document(listed, language), encoding="utf-8")


if __name__ == "__main__":
    main()
