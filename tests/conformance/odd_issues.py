"""Issues with what books stumble over, as folders with an issue.json and pictures.

usage: odd_issues.py DIR

odd           characters that markup knows, no headline, 40,000 characters, 300 pictures, a page without
              articles, figures without caption, ruby, marks, notes, tables, lists, another language
traditional   zh-Hant-TW, with links and pictures
english       a paper in English
"""

import json
import pathlib
import struct
import sys
import zlib

SENTENCE = "沿河的步道修好以后，早晚散步的人多了起来，桥头的茶摊也重新支起了棚子。"
ENGLISH = "The ferry starts again on Monday, and the old stairs have been mended. "


def png(path, width, height, shade):
    """A picture of one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row = b"\0" + bytes([shade, 255 - shade, 120]) * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
                     + chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b""))


def text(words):
    return [{"kind": "text", "text": words}]


def paragraph(words):
    return {"kind": "paragraph", "text": text(words)}


def figure(path, caption=None, alt="一座桥"):
    found = {"image": path, "alt": alt}
    if caption:
        found["caption"] = text(caption)
    return found


def article(name, headline, body, **more):
    return {"id": name, "headline": headline, "body": body, **more}


def odd(folder):
    pictures = folder / "pictures"
    pictures.mkdir(parents=True)
    for number in range(300):
        png(pictures / f"图 {number}.png", 30 + number % 7, 20 + number % 5, number % 256)
    marks = article("marks", ["<b>&amp;</b> & \"双\" '单' ]]> &lt;"], [
        paragraph("a < b && c > d; 她说：\"好\"、'行'，<script>alert(1)</script>，&nbsp;，]]>。"),
        paragraph("WHO 与 OECD 的报告 2026 年第 3 期，见 page 12。"),
    ], kicker=["A & B <c>"], deck=["\"'\"'"], summary=["<i>1 < 2</i>", "B & C"])
    long = article("long", ["一万步"], [paragraph(SENTENCE * 29) for _ in range(40)])
    silent = article("silent", [], [paragraph(SENTENCE)])
    gallery = article("gallery", ["三百张照片"], [paragraph(SENTENCE)], figures=[
        figure(f"pictures/图 {number}.png", f"第{number}张。" if number % 3 else None) for number in range(300)])
    foreign = article("foreign", ["The ferry starts again"], [paragraph(ENGLISH * 4)], lang="en")
    return {
        "publication": {"title": "奇 & 异 <报>", "slug": "odd", "language": "zh-Hans-CN", "kind": "other"},
        "date": "2026-03-20",
        "pages": [
            {"label": "1", "name": "<要> & \"闻\"", "articles": [marks, long, silent]},
            {"label": "2", "name": "空", "articles": []},
            {"label": "3", "articles": [gallery, foreign]},
        ],
    }


def traditional(folder):
    (folder / "pictures").mkdir(parents=True)
    png(folder / "pictures" / "a.png", 400, 300, 40)
    return {
        "publication": {"title": "溪灣報", "slug": "hsiwan", "language": "zh-Hant-TW", "kind": "other",
                        "links": [{"label": "電子報", "url": "https://example.org/"}]},
        "date": "2026-03-20", "number": 12,
        "pages": [{"label": "A1", "name": "要聞", "articles": [
            article("a", ["運河兩岸春意濃"], [paragraph("步道修好以後，早晚散步的人多了起來。「很久沒有這樣了。」")],
                    figures=[figure("pictures/a.png", "運河邊。", "運河邊的步道")]),
            article("b", ["圖書館延時"], [paragraph("週末開放到二十二時。")])]}],
    }


def english(folder):
    folder.mkdir(parents=True)
    return {
        "publication": {"title": "The Hsiwan Post", "slug": "post", "language": "en", "kind": "other"},
        "date": "2026-03-20",
        "pages": [{"label": "1", "name": "News", "articles": [
            article("a", ["The ferry starts again"], [paragraph(ENGLISH * 6)]),
            article("b", ["Library hours"], [paragraph(ENGLISH * 2)])]}],
    }


for make in (odd, traditional, english):
    target = pathlib.Path(sys.argv[1]) / make.__name__
    issue = make(target)
    (target / "issue.json").write_text(json.dumps(issue, ensure_ascii=False), encoding="utf-8")
