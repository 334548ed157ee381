"""Feeds, catalogue and manifests of a site, read by parsers that are not ours.

    python3 feeds.py ISSUES.json SITE
"""

import json
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import feedparser
from iiif_prezi3 import Manifest
from webpub_manifest_parser.opds2 import OPDS2FeedParserFactory

issues = json.loads(Path(sys.argv[1]).read_text())
site = Path(sys.argv[2])
newest = issues[-1]
BASE = "https://paper.example/"


def expect(found, expected, what):
    if found != expected:
        sys.exit(f"web_search: {what}: found {found!r}, expected {expected!r}")


def rss(path, articles):
    feed = feedparser.parse((site / path).read_bytes())
    expect(feed.bozo, False, f"{path} is well formed")
    expect(feed.version, "rss20", path)
    expect([entry.title for entry in feed.entries], [one["title"].strip() for _, one in articles], f"titles of {path}")
    expect([entry.link for entry in feed.entries], [BASE + one["address"] for _, one in articles], f"links of {path}")
    days = [time.strftime("%Y-%m-%d", entry.published_parsed) for entry in feed.entries]
    expect(days, [issue["date"] for issue, _ in articles], f"dates of {path}")
    expect([entry.author for entry in feed.entries], [one["authors"][0] for _, one in articles], f"authors of {path}")


def json_feed(path, articles):
    feed = json.loads((site / path).read_text())
    expect(feed["version"], "https://jsonfeed.org/version/1.1", path)
    expect([item["url"] for item in feed["items"]], [BASE + one["address"] for _, one in articles], f"links of {path}")
    texts = ["\n".join(one["texts"]) for _, one in articles]
    expect([item["content_text"] for item in feed["items"]], texts, f"texts of {path}")


every = [(issue, article) for issue in reversed(issues) for article in issue["articles"]]
for name, articles in [("feed", every)] + [
    (f"feeds/node_{page}", [one for one in every if one[1]["page"] == page]) for page in (1, 2, 3, 4)
]:
    rss(f"{name}.xml", articles[:100])
    json_feed(f"{name}.json", articles[:100])

# Atom as such, and OPDS 2.0 by the parser of a library system.
atom = feedparser.parse((site / "opds.xml").read_bytes())
expect((atom.bozo, atom.version), (False, "atom10"), "opds.xml")
result = OPDS2FeedParserFactory().create().parse_file(str(site / "opds.json"))
expect([str(error) for error in result.errors], [], "errors of opds.json")
publications = result.root.publications
expect([one.metadata.title for one in publications], [f"溪湾日报 {issue['date']}" for issue in reversed(issues)], "issues of opds.json")
expect(publications[0].links[0].href, BASE + newest["epub"]["address"], "the EPUB of opds.json")

# IIIF Presentation 3 by the models of iiif-prezi3.
for issue in issues:
    manifest = Manifest(**json.loads((site / f"iiif/{issue['date']}.json").read_text()))
    expect(len(manifest.items), len(issue["pages"]), "canvases")
    expect(manifest.navDate.date().isoformat() if hasattr(manifest.navDate, "date") else str(manifest.navDate)[:10], issue["date"], "navDate")
    painted = [canvas.items[0].items[0].body for canvas in manifest.items]
    expect(len(painted), len(issue["pages"]), "pictures")

# The maps, by the schema's own names.
space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "news": "http://www.google.com/schemas/sitemap-news/0.9"}
index = ElementTree.parse(site / "sitemap.xml").getroot()
listed = []
for map_ in index.findall("s:sitemap/s:loc", space):
    listed += [loc.text for loc in ElementTree.parse(site / map_.text.removeprefix(BASE)).getroot().findall("s:url/s:loc", space)]
documents = [BASE + one["address"] for issue in issues for one in issue["pages"] + issue["articles"]]
expect(sorted(listed), sorted(documents), "documents of the maps")
news = ElementTree.parse(site / "news-sitemap.xml").getroot().findall("s:url/s:loc", space)
recent = [BASE + one["address"] for issue in issues[-3:] for one in issue["articles"]]
expect(sorted(loc.text for loc in news), sorted(recent), "the news")
print(f"web_search: feeds of {len(every)} articles, catalogues of {len(issues)} issues, their manifests and maps")
