"""Reads a site as programs have read 数字报 since 2005, by its marks alone: no template is known here.

    python3 classic.py SITE issue.json

Every title, body, date and area of the issue must be found.
"""
import json
import re
import sys
from pathlib import Path

from lxml import etree, html

site, issue = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text())
refresh = html.parse(str(site / "paperindex.htm")).xpath("//meta[@http-equiv='refresh']/@content")[0]
front = (site / refresh.split("url=")[1]).resolve()
period = etree.parse(str(next(site.glob("html/*/period.xml"))))
dates, fronts = period.xpath("//period_date/text()"), period.xpath("//front_page/text()")
assert issue["date"] in dates and (front.parent.parent / fronts[-1]).resolve() == front, (dates, fronts)

pages, seen = [front], {}
while pages:
    path = pages.pop()
    page = html.parse(str(path)).getroot()
    pages += [p for link in page.xpath("//a[starts-with(@id, 'pageLink')]/@href")
              if (p := (path.parent / link).resolve()) not in seen and p not in pages]
    areas = [(path.parent / link).resolve() for link in page.xpath("//*[local-name()='svg']//a/@href")]
    listed = [(path.parent / a).resolve() for a in page.xpath("//li//a[contains(@href, 'content_')]/@href")]
    seen[path] = (areas, listed)

def plain(text):
    return re.sub(r"\s+", "", text)

found = {}
for path in {article for areas, listed in seen.values() for article in areas + listed}:
    article = html.parse(str(path)).getroot()
    data = "".join(c.text for c in article.xpath("//comment()") if "enpproperty" in c.text)
    title = html.fromstring("<p>" + re.search(r"<title>(.*?)</title>", data).group(1) + "</p>").text_content()
    assert re.search(r"<date>(\S+)", data).group(1) == issue["date"], path
    body = article.get_element_by_id("ozoom")
    found[path] = (plain(title), plain(body.text_content()))

assert len(seen) == len(issue["pages"]), f"{len(seen)} pages of {len(issue['pages'])}"
wanted = [a for page in issue["pages"] for a in page["articles"]]
assert len(found) == len(wanted), f"{len(found)} articles of {len(wanted)}"
for article in wanted:
    title = plain("".join(article.get("headline", [])))
    texts = [plain("".join(i.get("text", "") for i in b["text"])) for b in article["body"]
             if b["kind"] == "paragraph" and all(i["kind"] == "text" for i in b["text"])]
    assert any(title in own and all(t in body for t in texts) for own, body in found.values()), title
for article in found:
    assert any(article in areas for areas, _ in seen.values()), f"no area leads to {article}"
    assert any(article in listed for _, listed in seen.values()), f"no list leads to {article}"
print(f"classic marks: {len(seen)} pages, {len(found)} articles, all titles, bodies, dates and areas")
