"""Reads what documents say of themselves: JSON-LD by pyld, as linked data; Open Graph by lxml.

    python3 linked.py SITE issue.json BASE_URL

No request leaves the machine: the vocabulary of schema.org stands here for its context.
"""
import json
import struct
import sys
from pathlib import Path

from lxml import html
from pyld import jsonld

site, issue, base = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text()), sys.argv[3]
SCHEMA = "https://schema.org/"
context = {"@context": {"@vocab": SCHEMA, "id": "@id", "type": "@type"}}
jsonld.set_document_loader(lambda url, options: {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context})

def size(path):
    """Pixels of a JPEG (ITU-T T.81, B.2.2)."""
    data, at = path.read_bytes(), 2
    while not (0xC0 <= data[at + 1] <= 0xC3):
        at += 2 + struct.unpack(">H", data[at + 2:at + 4])[0]
    height, width = struct.unpack(">HH", data[at + 5:at + 9])
    return str(width), str(height)

titles, weights = set(), []
for path in sorted(site.glob("html/**/*.htm")):
    page = html.parse(str(path)).getroot()
    [text] = page.xpath("//script[@type='application/ld+json']/text()")
    graph = jsonld.expand(json.loads(text))
    values = [value for node in graph for value in node.get(SCHEMA + "headline", [])]
    titles |= {value["@value"] for value in values}
    facts = jsonld.to_rdf(json.loads(text))["@default"]
    assert len(facts) >= 5, f"{path}: {len(facts)} facts"
    card = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[starts-with(@property, 'og:')]")}
    assert card["og:title"] and card["og:url"] == base + path.relative_to(site).as_posix(), path
    picture = site / card["og:image"].removeprefix(base)
    assert size(picture) == (card["og:image:width"], card["og:image:height"]) == ("1200", "630"), path
    assert card["og:image:alt"], path
    weights.append(picture.stat().st_size)
wanted = {"".join(a.get("headline", [])) for p in issue["pages"] for a in p["articles"]}
assert all(any(title.replace(" ", "") == own.replace(" ", "") for own in titles) for title in wanted if title), wanted - titles
assert max(weights) < 200_000, max(weights)
print(f"linked data: {len(weights)} documents, {len(titles)} headlines; pictures of links of {sum(weights) // len(weights)} bytes, at most {max(weights)}")
