"""What a PDF says of itself, read back with pikepdf, against the issue it was made from.

usage: structure.py OUT.pdf issue.json PROFILE

Outline, page labels, names of places, links, metadata, attachments and the tree of tags have to
hold what the issue holds.
"""

import json
import re
import sys

import pikepdf


def fail(message):
    sys.exit(f"{sys.argv[1]}: {message}")


def expect(what, found, wanted):
    if found != wanted:
        fail(f"{what}: {found!r}, not {wanted!r}")


def title(article):
    return " ".join(article.get("headline", []))


def outline(pdf):
    with pdf.open_outline() as tree:
        return [(item.title, [child.title for child in item.children]) for item in tree.root]


def labels(pdf):
    numbers = pdf.Root.PageLabels.Nums
    return [str(entry.get("/P", "")) for entry in list(numbers)[1::2]]


def names(pdf):
    found = []

    def walk(node):
        found.extend(str(name) for name in list(node.get("/Names", []))[::2])
        for kid in node.get("/Kids", []):
            walk(kid)

    walk(pdf.Root.Names.Dests)
    return found


def elements(node, kinds, depth=0):
    """Kinds of the elements of the tree with their depth, titles, languages, descriptions."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            elements(kid, kinds, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        kinds.append((depth, str(node.S)[1:], node))
        if "/K" in node:
            elements(node.K, kinds, depth + 1)
    return kinds


def metadata(pdf, issue):
    paper = issue["publication"]
    prism = "{http://prismstandard.org/namespaces/basic/2.0/}"
    with pdf.open_metadata() as xmp:
        expect("prism:publicationName", xmp.get(prism + "publicationName"), paper["title"])
        expect("prism:publicationDate", xmp.get(prism + "publicationDate"), issue["date"])
        expect("prism:issn", xmp.get(prism + "issn"), paper.get("issn"))
        number = issue.get("number")
        expect("prism:number", xmp.get(prism + "number"), None if number is None else str(number))
        own = "{urn:paiban:newspaper:1.0:}"
        expect("CN number", xmp.get(own + "cnNumber"), paper.get("cn"))
        total = issue.get("total_number")
        expect("total number", xmp.get(own + "totalNumber"), None if total is None else str(total))
        expect("postal code", xmp.get(own + "postalCode"), paper.get("postal_code"))
        expect("title", xmp["dc:title"], str(pdf.docinfo["/Title"]))


def headings(kinds):
    """Every article has one heading of level 1 at most, and levels have no holes."""
    level = 0
    for _, kind, node in kinds:
        if kind == "Art":
            level = 0
        match = re.fullmatch(r"H(\d)", kind)
        if match:
            new = int(match[1])
            if new > level + 1:
                fail(f"a heading of level {new} behind one of level {level}")
            level = new


def main():
    path, issue, profile = sys.argv[1:]
    with open(issue, encoding="utf-8") as file:
        issue = json.load(file)
    articles = [article for page in issue["pages"] for article in page["articles"]]
    with pikepdf.open(path) as pdf:
        pages = [page["label"] for page in issue["pages"]]
        found = labels(pdf)
        expect("number of labels", len(found), len(pdf.pages))
        own = [label for label in found if label in pages]
        expect("page labels", own, pages)
        entries = outline(pdf)
        expect("pages of the outline", len(entries), len(pages))
        expect("articles of the outline", sum(len(children) for _, children in entries), len(articles))
        expect("names of places", sorted(names(pdf)), sorted(article["id"] for article in articles))
        links = [note for page in pdf.pages for note in page.get("/Annots", [])]
        for link in links:
            if "/Contents" not in link or "/StructParent" not in link:
                fail("a link without words or outside the tree")
        metadata(pdf, issue)
        attached = list(pdf.attachments)
        expect("attachments", attached, ["issue.json"] if profile == "deposit" else [])
        if attached:
            source = json.loads(pdf.attachments["issue.json"].get_file().read_bytes())
            expect("attached issue", source, issue)
        with pdf.open_metadata() as xmp:
            claims_access = xmp.get("pdfaid:conformance") == "A"
        kinds = elements(pdf.Root.StructTreeRoot.K, [])
        expect("parts", [str(node.T).split()[0].strip("第版") for _, kind, node in kinds if kind == "Part"],
               [label for label in pages])
        expect("articles of the tree", sum(kind == "Art" for _, kind, _ in kinds), len(articles))
        headings(kinds)
        expect("links of the tree", sum(kind == "Link" for _, kind, _ in kinds), len(links))
        for _, kind, node in kinds:
            if kind == "Figure" and claims_access and "/Alt" not in node:
                fail("a figure without a description")
    print(f"structure {path.rsplit('/', 1)[-1]}: {len(kinds)} elements, {len(links)} links")


main()
