"""A volume against the issues it was made of: every article once, every page the picture it is alone.

usage: volume.py PAIBAN FOLDER VOLUME.pdf VOLUME.epub

FOLDER holds folders with an issue.json each. Their PDFs are made with PAIBAN on the paper tabloid-6.
"""

import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import pikepdf

paiban, folder, volume, book = sys.argv[1:]
issues = [(path, json.loads(path.read_text("utf-8"))) for path in sorted(pathlib.Path(folder).glob("*/issue.json"))]
articles = [article for _, issue in issues for page in issue["pages"] for article in page["articles"]]
faults = []


def expect(what, found, wanted):
    if found != wanted:
        faults.append(f"{what}: {found}, expected {wanted}")


def squeezed(text):
    return re.sub(r"\s+", "", text)


# The book.
with zipfile.ZipFile(book) as archive:
    names = archive.namelist()
    expect("a name twice in the archive", len(names), len(set(names)))
    chapters = [archive.read(name).decode() for name in names if re.search(r"/(page|article)-\d+\.xhtml$", name)]
    nav = archive.read("EPUB/nav.xhtml").decode()
text = "".join(chapters)
plain = squeezed(re.sub(r"<[^>]*>", "", text)).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
expect("elements `article`", len(re.findall(r"<article ", text)), len(articles))
labels = re.findall(r'<a href="[^"]*#page-\d+">([^<]*)</a>', nav)
expect("labels of pages", labels, [f"{issue['date']} {page['label']}" for _, issue in issues for page in issue["pages"]])
paragraphs = {}
for article in articles:
    for block in article["body"]:
        words = squeezed("".join(inline["text"] for inline in block["text"]))
        paragraphs[words] = paragraphs.get(words, 0) + 1
for words, count in paragraphs.items():
    # What is the whole beginning of a text stands in the index of its page too.
    if plain.count(words) < count:
        faults.append(f"a paragraph is {plain.count(words)} times in the book, expected {count}: {words[:30]}")

# The PDF.
with pikepdf.open(volume) as pdf:
    kinds = {}
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem":
            kinds[str(thing.S)] = kinds.get(str(thing.S), 0) + 1
    expect("elements Art", kinds.get("/Art"), len(articles))
    with pdf.open_outline() as outline:
        days = [item for item in outline.root if item.children]
        expect("days of the outline", len(days), len(issues))
        expect("articles of the outline", sum(len(page.children) for day in days for page in day.children), len(articles))
    fonts = {str(thing.FontName).split("+")[-1] for thing in pdf.objects
             if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"}
    descriptors = sum(1 for thing in pdf.objects
                      if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor")
    expect("subsets of fonts", descriptors, len(fonts))
    sheets = len(pdf.pages)


def pictures(pdf, first, last, work):
    for old in work.glob("*.ppm"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", "40", "-f", str(first), "-l", str(last), pdf, work / "p"], check=True,
                   stderr=subprocess.DEVNULL)
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(work.glob("*.ppm"))]


with tempfile.TemporaryDirectory() as work:
    work = pathlib.Path(work)
    alone = []
    for path, issue in issues:
        subprocess.run([paiban, "build", path, "--pdf", "--paper", "tabloid-6", "-o", work], check=True, capture_output=True)
        pdf = next(work.glob("*.pdf"))
        alone += pictures(pdf, 1, 9999, work)
        pdf.unlink()
    together = pictures(volume, 1, sheets, work)
    start = next((at for at in range(sheets) if together[at:at + len(alone)] == alone), None)
    if start is None:
        faults.append("the pages of the issues are not in the volume as they are alone")

print(f"volume: {len(issues)} issues, {len(articles)} articles, {sheets} sheets, {len(faults)} faults")
for fault in faults[:20]:
    print(" ", fault)
sys.exit(bool(faults))
