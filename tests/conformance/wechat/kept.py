"""Articles for WeChat have nothing that its editor drops, and nothing that draft/add refuses.

The lists are those of the editor as of 2026: elements, attributes, properties of CSS. Every article.html and the
digest of a folder `wechat` is read, so is every body of draft/add with the files that it names. With the issue as JSON
every text of it stands in its article as often as in the issue.

    python kept.py WECHAT [--issue ISSUE.json] [--self-test]
"""

import hashlib
import json
import re
import struct
import sys
from html.parser import HTMLParser
from pathlib import Path

ELEMENTS = set(
    "section p span strong em u h1 h2 h3 h4 h5 h6 blockquote table thead tbody tr th td caption br img hr a".split()
)
VOID = {"br", "img", "hr"}
ATTRIBUTES = {
    None: {"style"},
    "img": {"style", "src", "alt"},
    "td": {"style", "colspan", "rowspan"},
    "th": {"style", "colspan", "rowspan"},
    "a": {"style", "href"},
}
PROPERTIES = set(
    "margin margin-left padding padding-left padding-right padding-top border border-left border-top border-bottom "
    "border-collapse color font-size font-weight font-style line-height text-align text-emphasis "
    "-webkit-text-emphasis width max-width vertical-align word-break".split()
)
SECTION_ENDS = re.compile(r"url\(|expression|position|flex|grid|filter|animation|background|!important", re.I)
PLACEHOLDER = re.compile(r"\{\{(media_id|url) ([^}]+)\}\}")
# Times its text that the markup of a plain article has at most.
FACTOR = 3


class Judge(HTMLParser):
    """Reads markup and notes what the editor drops."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults, self.open, self.text, self.tags, self.images = [], [], [], set(), []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag not in ELEMENTS:
            self.faults.append(f"element <{tag}>")
        for name, value in attributes:
            if name not in ATTRIBUTES.get(tag, ATTRIBUTES[None]):
                self.faults.append(f"attribute {name} of <{tag}>")
            if name == "style":
                self.style(value)
            if name == "href" and not value.startswith("https://mp.weixin.qq.com/"):
                self.faults.append(f"link to {value}")
            if name == "src":
                self.images.append(value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> ends nothing")

    def handle_data(self, data):
        self.text.append(data)

    def handle_comment(self, data):
        self.faults.append("a comment")

    def style(self, value):
        if SECTION_ENDS.search(value):
            self.faults.append(f"declaration {value}")
        for declaration in filter(None, (part.strip() for part in value.split(";"))):
            name, _, what = declaration.partition(":")
            if name.strip() not in PROPERTIES or not what.strip():
                self.faults.append(f"property {declaration}")


def read(markup):
    judge = Judge()
    judge.feed(markup)
    judge.close()
    if judge.open:
        judge.faults.append(f"<{judge.open[-1]}> is open")
    return judge


def pixels(data):
    """Width of a PNG or JPEG; none of another file."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return struct.unpack(">I", data[16:20])[0]
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 < len(data):
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return struct.unpack(">H", data[at + 7 : at + 9])[0]
        at += 2 + length
    return None


def picture_faults(path):
    data = path.read_bytes() if path.is_file() else b""
    wide = pixels(data)
    if wide is None:
        return ["is no JPEG or PNG"]
    faults = [f"has {len(data)} bytes"] if len(data) >= 1_000_000 else []
    return faults + ([f"is {wide} pixels wide"] if wide > 1080 else [])


def article_faults(folder):
    markup = (folder / "article.html").read_text("utf-8")
    judge = read(markup)
    faults = list(judge.faults)
    count = len(re.sub(r"\s", "", "".join(judge.text)))
    # What stands in every article, its frame and its last line, is no part of the proportion.
    if not judge.tags & {"table", "img", "h2", "h3"} and count > 300 and len(markup) > FACTOR * count:
        faults.append(f"{len(markup)} characters for {count} of text")
    if len(markup) >= 20_000:
        faults.append(f"{len(markup)} characters")
    for source in judge.images:
        if re.match(r"(https?:|data:|/|\.\.)", source):
            faults.append(f"picture at {source}")
        else:
            faults += [f"{source} {fault}" for fault in picture_faults(folder / source)]
    for name, size in (("cover-900x383.jpg", 900), ("cover-200.jpg", 200)):
        data = (folder / name).read_bytes() if (folder / name).is_file() else b""
        if pixels(data) != size:
            faults.append(f"{name} is not {size} pixels wide")
    return [f"{folder.name}: {fault}" for fault in faults]


def body_faults(wechat, path):
    body = json.loads(path.read_text("utf-8"))
    named = {entry["placeholder"]: entry for entry in body["placeholders"]}
    faults = []
    if not 1 <= len(body["articles"]) <= 8:
        faults.append(f"{len(body['articles'])} articles")
    for article in body["articles"]:
        title = article["title"]
        faults += [f"{title}: {key} is missing" for key in ("title", "content") if not article.get(key)]
        for key, most in (("title", 64), ("author", 16), ("digest", 128)):
            if len(article.get(key, "")) > most:
                faults.append(f"{title}: {key} has {len(article[key])} characters")
        if len(article.get("content_source_url", "").encode()) > 1024:
            faults.append(f"{title}: the address is too long")
        faults += [f"{title}: {{{{{kind} {file}}}}} is not listed"
                   for kind, file in PLACEHOLDER.findall(json.dumps(article, ensure_ascii=False))
                   if f"{{{{{kind} {file}}}}}" not in named]
        if article["article_type"] == "news":
            faults += [f"{title}: {fault}" for fault in read(article["content"]).faults]
            for key in ("pic_crop_235_1", "pic_crop_1_1"):
                x1, y1, x2, y2 = map(float, article[key].split("_"))
                if not (0 <= x1 < x2 <= 1 and 0 <= y1 < y2 <= 1):
                    faults.append(f"{title}: {key} is {article[key]}")
    for entry in named.values():
        file = wechat / entry["file"]
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != entry["sha256"]:
            faults.append(f"{entry['file']} is not the file that is listed")
    return [f"{path.name}: {fault}" for fault in faults]


# Keys of texts that are printed, and the least characters of a piece that is counted.
PRINTED = set("column_title kicker headline deck summary dateline names credit by text base reading".split())
COUNTED = 6


def pieces(value, printed=False):
    """The printed texts of a part of an issue.json."""
    if isinstance(value, str):
        if printed:
            yield re.sub(r"\s", "", value)
    elif isinstance(value, list):
        for one in value:
            yield from pieces(one, printed)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from pieces(one, key in PRINTED or isinstance(one, list) and key in ("content", "blocks"))


def text_faults(wechat, issue):
    report = json.loads((wechat / "report.json").read_text("utf-8"))
    made = {article["id"]: article for article in report["articles"]}
    faults = []
    for article in (article for page in issue["pages"] for article in page["articles"]):
        own = made.get(article["id"])
        if own is None:
            faults.append(f"{article['id']} is missing")
            continue
        judge = read((wechat / own["folder"] / "article.html").read_text("utf-8"))
        tables = [cell for table in own["tables_as_pictures"] for row in table for cell in row]
        found = re.sub(r"\s", "", own["title"] + "\n".join(["".join(judge.text), *tables]))
        texts = list(pieces(article))
        # Addresses of links are notes.
        of_issue = "\0".join([*texts, *re.findall(r'"url": "([^"]*)"', json.dumps(article, ensure_ascii=False))])
        for text in {text for text in texts if text}:
            if text not in found:
                faults.append(f"{article['id']}: {text[:20]} is missing")
            elif len(text) >= COUNTED and found.count(text) > of_issue.count(text):
                faults.append(f"{article['id']}: {text[:20]} stands there {found.count(text)} times")
    return faults


def self_test():
    for markup, expected in (
        ("<p class='a'>x</p>", "attribute class of <p>"),
        ("<div>x</div>", "element <div>"),
        ("<p style='position:fixed'>x</p>", "declaration position:fixed"),
        ("<p style='float:left'>x</p>", "property float:left"),
        ("<a href='https://a.example/'>x</a>", "link to https://a.example/"),
        ("<p>x", "<p> is open"),
        ("<ruby>x</ruby>", "element <ruby>"),
    ):
        assert expected in read(markup).faults, (markup, read(markup).faults)


def main():
    wechat = Path(sys.argv[1])
    if "--self-test" in sys.argv:
        self_test()
    folders = sorted(path.parent for path in wechat.glob("*/article.html"))
    faults = [fault for folder in folders for fault in article_faults(folder)]
    faults += [f"digest.html: {fault}" for fault in read((wechat / "digest.html").read_text("utf-8")).faults]
    if "--issue" in sys.argv:
        issue = json.loads(Path(sys.argv[sys.argv.index("--issue") + 1]).read_text("utf-8"))
        faults += text_faults(wechat, issue)
    bodies = sorted(wechat.glob("message-*.json")) + sorted(wechat.glob("*/draft.json"))
    faults += [fault for path in bodies for fault in body_faults(wechat, path)]
    if not folders or not bodies:
        faults.append(f"{wechat} has no articles")
    print("\n".join(faults), file=sys.stderr)
    print(f"{wechat}: {len(folders)} articles, {len(bodies)} bodies, {len(faults)} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
