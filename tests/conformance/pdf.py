"""Text and fonts of a PDF against the issue it was made from, with poppler.

usage: pdf.py OUT.pdf issue.json PARAGRAPHS

Every paragraph of the issue must be whole in the text that `pdftotext -raw` finds, those of an
article in their order (the articles stand where the pages have room for them); heads must not fall
into their characters;
every font must be embedded as a subset with a map to Unicode. Writes the paragraphs as printed,
one a line, to the file PARAGRAPHS.
"""

import json
import re
import subprocess
import sys


def plain(inlines, notes):
    text = ""
    for inline in inlines:
        kind = inline["kind"]
        if kind == "text":
            text += inline["text"]
        elif kind in ("strong", "emphasis", "proper-name", "link"):
            text += plain(inline["content"], notes)
        elif kind == "ruby":
            text += f"{inline['base']}（{inline['reading']}）"
        elif kind == "note-mark":
            number = notes.index(inline["note"]) + 1
            text += chr(0x2460 + number - 1) if number <= 20 else f"〔{number}〕"
    return text


def run_in(article):
    if "dateline" not in article:
        return ""
    def one(entry):
        role = entry.get("affiliation", "") + entry.get("role", "")
        return " ".join(([role] if role else []) + entry["names"])
    people = " ".join(one(entry) for entry in article.get("byline", []))
    return article["dateline"] + (f"（{people}）" if people else "")


def paragraphs(article):
    """Paragraphs of the running text, as printed and in the order they are printed in."""
    notes = [note["id"] for note in article.get("notes", [])]
    out = []

    def blocks(items):
        for block in items:
            if block["kind"] in ("paragraph", "subhead"):
                out.append(plain(block["text"], notes))
            elif block["kind"] == "quote":
                blocks(block["blocks"])
            elif block["kind"] == "list":
                for item in block["items"]:
                    blocks(item["blocks"])

    body = article.get("body", [])
    blocks(body)
    lead = run_in(article)
    if lead:
        if body and body[0]["kind"] == "paragraph":
            out[0] = lead + out[0]
        else:
            out.insert(0, lead)
    for note in article.get("notes", []):
        blocks(note["blocks"])
    return [text for text in out if text.strip()]


def squash(text):
    return re.sub(r"\s+", "", text)


def torn(head, raw):
    """Whether the characters of a head that stand far from each other, spaced or below each other,
    are found one by one."""
    return re.search(r"\s+".join(map(re.escape, head[:4])), raw) is not None if len(head) > 1 else False


def main():
    pdf, issue, target = sys.argv[1:]
    issue = json.load(open(issue, encoding="utf8"))
    articles = [article for page in issue["pages"] for article in page["articles"]]
    by_article = [paragraphs(article) for article in articles]
    wanted = [text for texts in by_article for text in texts]
    with open(target, "w", encoding="utf8") as file:
        file.writelines(text + "\n" for text in wanted)

    raw = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
    text = squash(raw)
    # A paragraph that goes on over a sheet has the next sheet's folio in it.
    folio = re.compile(r"\f")
    text = folio.sub("", text)
    faults = []
    for texts in by_article:
        at = 0
        for paragraph in map(squash, texts):
            found = text.find(paragraph, at)
            if found < 0:
                faults.append(f"paragraph not found whole and in order: {paragraph[:24]}")
            else:
                at = found
    heads = [squash("".join(article.get(part, []))) for article in articles for part in ("kicker", "headline", "deck")]
    faults += [f"head not found: {head}" for head in heads if head and head not in text]

    faults += [f"head torn: {head}" for head in heads if head and torn(head, raw)]

    said = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True, text=True).stderr
    faults += [f"poppler says: {line}" for line in said.splitlines()]

    fonts = subprocess.run(["pdffonts", pdf], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    for font in fonts:
        embedded, subset, unicode = font.split()[-5:-2]
        if (embedded, subset, unicode) != ("yes", "yes", "yes"):
            faults.append(f"font not embedded, no subset or without Unicode: {font}")
    print(f"pdf {pdf.rsplit('/', 1)[-1]}: {len(wanted)} paragraphs, {len(fonts)} fonts, {len(faults)} faults")
    for fault in faults:
        print(" ", fault)
    sys.exit(1 if faults or not fonts else 0)


main()
