#!/usr/bin/env python3
"""A made-up corpus: papers that appear on some days of every month.

usage: corpus.py FOLDER [--papers 2] [--first 2024-01] [--months 36] [--issues 3] [--pages 1] [--characters 400]

The same arguments give the same files. A paper is a folder with `publication.toml`, an issue one named after its day:
FOLDER/xiwan/2024/2024-01-05/issue.toml.
"""
import argparse
import pathlib

TEXT = "溪湾的码头清晨开航，渡船载着菜农和学生往来两岸。街道修缮以后，老店陆续重新开门，河边的灯到夜里十点才熄。"
NAMES = ["xiwan", "dongwan", "beigang", "nanpu", "shitang", "hekou"]
TITLES = ["溪湾报", "东湾报", "北港报", "南浦报", "石塘报", "河口报"]


def issue(folder, day, pages, characters):
    folder.mkdir(parents=True)
    lines = [f'date = "{day}"\n']
    for page in range(1, pages + 1):
        lines.append(f'\n[[page]]\nlabel = "{page:02}"\nname = "要闻"\narticles = ["{page:02}.md"]\n')
        body = (TEXT * (characters // len(TEXT) + 1))[: characters - 1] + "。"
        text = f'+++\nheadline = ["{day[5:7]}月{day[8:]}日第{page}版的头条"]\n+++\n\n{body}\n'
        (folder / f"{page:02}.md").write_text(text, encoding="utf-8")
    (folder / "issue.toml").write_text("".join(lines), encoding="utf-8")


def corpus(root, papers, first, months, issues, pages, characters):
    year, month = map(int, first.split("-"))
    for number in range(papers):
        name = NAMES[number] if number < len(NAMES) else f"paper{number:03}"
        title = TITLES[number] if number < len(TITLES) else f"第{number}报"
        paper = root / name
        paper.mkdir(parents=True)
        keys = f'title = "{title}"\nslug = "{name}"\nlanguage = "zh-Hans-CN"\nkind = "other"\n'
        (paper / "publication.toml").write_text(keys, encoding="utf-8")
        for count in range(months):
            at = month - 1 + count
            for number_of_issue in range(issues):
                day = f"{year + at // 12}-{at % 12 + 1:02}-{1 + number_of_issue * 28 // issues:02}"
                issue(paper / day[:4] / day, day, pages, characters)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--papers", type=int, default=2)
    parser.add_argument("--first", default="2024-01")
    parser.add_argument("--months", type=int, default=36)
    parser.add_argument("--issues", type=int, default=3)
    parser.add_argument("--pages", type=int, default=1)
    parser.add_argument("--characters", type=int, default=400)
    given = parser.parse_args()
    corpus(given.folder, given.papers, given.first, given.months, given.issues, given.pages, given.characters)


if __name__ == "__main__":
    main()
