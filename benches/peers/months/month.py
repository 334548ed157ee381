#!/usr/bin/env python3
"""Issues of a made-up paper, from the sentences of an issue: for measuring volumes.

usage: month.py issue.json FOLDER [--days 22] [--pages 4] [--articles 6] [--first 2026-03-02] [--pictures]

issue.json is what `paiban check ISSUE --emit json` prints; with --pictures its pictures are taken from
the folder that is named behind it. The same arguments give the same issues.
"""
import argparse
import datetime
import json
import pathlib
import random
import shutil

NAMES = ["要闻", "民生", "深度", "副刊", "财经", "文化", "教育", "体育"]
# Characters of the articles of a page that six columns of a tabloid hold.
LENGTHS = [1150, 800, 600, 480, 360, 250]


def plain(node):
    if isinstance(node, list):
        return "".join(map(plain, node))
    return node.get("text") if isinstance(node.get("text"), str) else plain(node.get("content", []))


def material(issue):
    heads, sentences, people, columns = [], [], [], []
    for page in issue["pages"]:
        for article in page["articles"]:
            if article.get("headline"):
                heads.append((article["headline"], article.get("kicker", []), article.get("deck", [])))
            if article.get("column_title"):
                columns.append(article["column_title"])
            for byline in article.get("byline", []):
                people.extend(byline["names"])
            for block in article.get("body", []):
                if block["kind"] == "paragraph":
                    text = plain(block["text"]).replace("！", "。").replace("？", "。")
                    sentences += [one + "。" for one in text.split("。") if 8 < len(one) < 90 and "“" not in one]
    return heads, sentences, sorted(set(people)), sorted(set(columns))


def article(draw, name, length, stock, pictures):
    heads, sentences, people, columns = stock
    headline, kicker, deck = draw.choice(heads)
    body, paragraph, total = [], "", 0
    length = length * draw.randint(85, 115) // 100
    while total < length:
        sentence = draw.choice(sentences)
        paragraph += sentence
        total += len(sentence)
        if len(paragraph) > 110 or total >= length:
            body.append({"kind": "paragraph", "text": [{"kind": "text", "text": paragraph}]})
            paragraph = ""
    found = {"id": name, "headline": headline, "body": body}
    if total > 700:
        found.update({key: lines for key, lines in (("kicker", kicker), ("deck", deck)) if lines})
    if total > 450:
        names = draw.sample(people, 2)
        found["byline"] = [{"affiliation": "本报", "role": "记者", "names": names}]
    if columns and draw.random() < 0.15:
        found["column_title"] = draw.choice(columns)
    if pictures and length > 900:
        path = draw.choice(pictures)
        found["figures"] = [{"image": path, "alt": "溪湾一景", "credit": f"{draw.choice(people)}/摄",
                             "caption": [{"kind": "text", "text": draw.choice(sentences)}]}]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("issue")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--days", type=int, default=22)
    parser.add_argument("--pages", type=int, default=4)
    parser.add_argument("--articles", type=int, default=6)
    parser.add_argument("--first", type=datetime.date.fromisoformat, default=datetime.date(2026, 3, 2))
    parser.add_argument("--pictures", type=pathlib.Path, help="folder of the issue")
    a = parser.parse_args()
    issue = json.load(open(a.issue, encoding="utf-8"))
    stock = material(issue)
    publication = {key: value for key, value in issue["publication"].items() if key not in ("masthead", "fillers")}
    publication["weekdays"] = [1, 2, 3, 4, 5]
    found = sorted({figure["image"] for page in issue["pages"] for one in page["articles"]
                    for figure in one.get("figures", []) if figure.get("image")}) if a.pictures else []
    day, number = a.first, 1
    while number <= a.days:
        if day.weekday() < 5:
            draw = random.Random(f"{day}")
            folder = a.folder / day.isoformat()
            folder.mkdir(parents=True, exist_ok=True)
            for path in found:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(a.pictures / path, folder / path)
            pages = [{"label": f"{page + 1:02}", "name": NAMES[page % len(NAMES)],
                      "editors": [{"role": "责任编辑", "names": [draw.choice(stock[2])]}],
                      "articles": [article(draw, f"{page + 1:02}/{one + 1}", LENGTHS[one % len(LENGTHS)], stock, found)
                                   for one in range(a.articles)]}
                     for page in range(a.pages)]
            made = {"publication": publication, "date": day.isoformat(), "number": number, "pages": pages}
            (folder / "issue.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
            number += 1
        day += datetime.timedelta(days=1)


main()
