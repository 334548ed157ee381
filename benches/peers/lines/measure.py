#!/usr/bin/env python3
"""Measure how a PDF sets horizontal Chinese (GB positions of the marks). Needs PyMuPDF.

  measure.py page.pdf --measure 13 --text text.txt        one column, everything else detected
  measure.py page.pdf --measure 13 --left 40,165,290      three columns, left edges in points
  measure.py page.pdf --measure 13 --clip 40,300,420,900  only a part of the page
  measure.py page.pdf --list                              every fault, with page, place and line

All lengths are in em of the text size. Positions are the origins and the widths that the PDF
gives the glyphs. A full-width mark has a body of half an em, on the side where its ink is;
"gap" is the distance from body to body, so it does not matter how a program trimmed a mark.
"""
import argparse, json, statistics, sys
from collections import Counter
import pymupdf

OPEN = set('‘“〈《「『【〔〖〘〚（［｛｟')
CLOSE = set('’”〉》」』】〕〗〙〛）］｝｠')
STOP, COMMA, COLON, EXQ = set('。．'), set('，、'), set('：；'), set('！？')
PEND = CLOSE | STOP | COMMA | COLON | EXQ          # half an em of blank on the right
NOT_FIRST = PEND | set('·・‧•～〜–-‐／/%‰℃°′″％')   # A lone dash is looked at below.
NOT_LAST = OPEN | set('／/￥¥$£€№')
LOOSE, VERY_LOOSE, EDGE = 0.05, 0.10, 0.10

COLUMNS = [                                          # key, head, meaning
    ('lines', 'lines', 'lines'),
    ('loose', '>.05', 'lines with more than 0.05 em of letter-space somewhere between two Han'),
    ('vloose', '>.10', 'the same, more than 0.10 em'),
    ('max', 'max', 'the largest letter-space between two Han, em'),
    ('start', 'start', 'lines that start with a mark that may not start one'),
    ('end', 'end', 'lines that end with a mark that may not end one, or inside a number or word'),
    ('full', 'full', 'marks at the line end that keep over 0.1 em of their blank half (last lines not counted)'),
    ('open', 'open', 'opening marks at the line start or after the indent that keep over 0.1 em of it'),
    ('pair', 'pair', 'adjacent marks that take more than 1.55 em (letter-space of the line not counted)'),
    ('inner', 'inner', 'lines with over 0.05 em of space after an opening or before a closing mark or a stop'),
    ('squeeze', 'sqz', 'lines in which the blank half of a mark beside a character is squeezed by over 0.05 em'),
    ('stop', 'stop', 'those of them in which it is the blank after 。！？ inside the line'),
    ('orphan', 'orph', 'last lines of one character, with or without marks'),
    ('ragged', 'ragg', 'lines, not last ones, that end more than 0.1 em short of the measure'),
    ('over', 'over', 'lines where the body of a mark or a character is more than 0.1 em outside of the measure'),
]


def is_han(c):
    o = ord(c)
    return (0x3400 <= o <= 0x9fff or 0xf900 <= o <= 0xfaff or 0x2e80 <= o <= 0x2fdf
            or o in (0x3005, 0x3006, 0x3007) or 0x20000 <= o <= 0x3ffff)


def is_latin(c):
    return c.isascii() and c.isalnum()


def plain(c):
    """PDF writers may map a glyph to a radical (U+2F00) or a compatibility form: one spelling."""
    import unicodedata
    if 0x2e80 <= ord(c) <= 0x2fdf or 0xf900 <= ord(c) <= 0xfaff:
        return unicodedata.normalize('NFKC', c)
    return {'\u2ea0': '民', '\u2ee9': '黄', '\u00ad': '-', '\u2010': '-', '\u2011': '-'}.get(c, c)


class Glyph:
    __slots__ = ('c', 'x', 'y', 'w', 'size', 'page', 'space', 'para')

    def __init__(self, c, x, y, w, size, page):
        self.c, self.x, self.y, self.w, self.size, self.page = c, x, y, w, size, page
        self.space, self.para = None, None           # A space before it? Its paragraph.

    def body(self, em):
        """Left and right edge of the body, in points."""
        full = self.w > 0.85 * em
        if full and self.c in OPEN:
            return self.x + self.w - em / 2, self.x + self.w
        if full and self.c in PEND:
            return self.x, self.x + em / 2
        return self.x, self.x + self.w


def glyphs(path, pages, clip, size):
    out, flags = [], pymupdf.TEXT_INHIBIT_SPACES | pymupdf.TEXT_PRESERVE_WHITESPACE
    for number, page in enumerate(pymupdf.open(path)):
        if pages and number + 1 not in pages:
            continue
        for block in page.get_text('rawdict', flags=flags, clip=clip or pymupdf.INFINITE_RECT())['blocks']:
            for line in block.get('lines', []):
                if abs(line['dir'][0] - 1) > 1e-3:
                    continue                         # Turned or vertical text.
                for span in line['spans']:
                    for ch in span['chars']:
                        x, y = ch['origin']
                        out.append(Glyph(plain(ch['c']), x, y, ch['bbox'][2] - ch['bbox'][0],
                                         span['size'], number + 1))
    sizes = Counter(round(g.size, 1) for g in out if is_han(g.c))
    if not sizes:
        sys.exit(f'{path}: no Han text')
    size = size or sizes.most_common(1)[0][0]
    return [g for g in out if abs(g.size - size) <= 0.03 * size], size


def mode(values, step):
    best = Counter(round(v / step) for v in values).most_common(1)[0][0]
    near = [v for v in values if abs(v / step - best) <= 1]
    return statistics.median(near)


def rows(gs, em):
    """Glyphs of one page to rows by baseline, each from left to right."""
    out = []
    for g in sorted(gs, key=lambda g: (g.y, g.x)):
        if out and abs(out[-1][0].y - g.y) < 0.25 * em:
            out[-1].append(g)
        else:
            out.append([g])
    return [sorted(r, key=lambda g: g.x) for r in out]


def parts(rs, em):
    """Rows, cut where a gap of 0.95 em or more lies between two bodies: (left, right, first glyph)."""
    for r in rs:
        part = None
        for g in (g for g in r if not g.c.isspace()):
            left, right = g.body(em)
            if part and left - part[1] < 0.95 * em:
                part[1] = right
            else:
                if part:
                    yield part
                part = [left, right, g]
        if part:
            yield part


def find_lefts(ps, em, measure):
    """Left edges of the columns: where parts of rows mostly start with Han, a measure apart."""
    lefts, starts = [], [left for left, _, g in ps if is_han(g.c)]
    while starts:
        m = mode(starts, 0.05 * em)
        if lefts and sum(abs(x - m) < 0.2 * em for x in starts) < 5:
            break
        lefts.append(m)
        starts = [x for x in starts if abs(x - m) > (measure - 0.5) * em]
    return sorted(lefts)


def set_lines(gs, em, lefts):
    """Lines in reading order: (left edge, glyphs without spaces)."""
    out = []
    for page in sorted({g.page for g in gs}):
        for i, left in enumerate(lefts):
            low = left - 0.7 * em if i else float('-inf')
            high = lefts[i + 1] - 0.7 * em if i + 1 < len(lefts) else float('inf')
            for r in rows([g for g in gs if g.page == page and low <= g.x < high], em):
                blank, line = False, []
                for g in r:
                    if g.c.isspace():
                        blank = True
                        continue
                    g.space = blank if line else False
                    blank = False
                    line.append(g)
                if line:
                    out.append((left, line))
    return out


def align(lines, text):
    """Give every glyph its paragraph and its spaces from the text, if the two are the same."""
    want = []
    for number, par in enumerate(text.splitlines()):
        blank = False
        for c in par.strip():
            if c.isspace():
                blank = True
            else:
                want.append((plain(c), blank, number))
                blank = False
    have = [g for _, line in lines for g in line]
    for i, (g, w) in enumerate(zip(have, want)):
        if g.c != w[0]:
            return f'differs at character {i}: {g.c} for {w[0]}'
    if len(have) != len(want):
        return f'{len(have)} characters for {len(want)}'
    for g, w in zip(have, want):
        g.space, g.para = w[1], w[2]
    return 'same'


def show(line):
    return ''.join((' ' if g.space else '') + g.c for g in line)


def measure_pdf(path, measure=None, lefts=None, text=None, pages=None, clip=None, size=None):
    gs, em = glyphs(path, pages, clip, size)
    ps = [p for page in sorted({g.page for g in gs}) for p in parts(rows([g for g in gs if g.page == page], em), em)]
    if not measure:                                  # The most common width of the parts that start with Han.
        measure = round(mode([(p[1] - p[0]) / em for p in ps if is_han(p[2].c)], 0.05), 2)
    if not lefts:
        lefts = find_lefts(ps, em, measure)
    lines = set_lines(gs, em, lefts)
    same = align(lines, text) if text else 'not compared'
    pitch = mode([b[1][0].y - a[1][0].y for a, b in zip(lines, lines[1:])
                  if b[1][0].y > a[1][0].y] or [em], 0.1)

    def first(i):
        left, line = lines[i]
        if same == 'same':
            return i == 0 or lines[i - 1][1][-1].para != line[0].para
        return 0.8 < (line[0].body(em)[0] - left) / em < 2.8

    def last(i):
        if i + 1 == len(lines) or first(i + 1):
            return True
        (_, line), (_, after) = lines[i], lines[i + 1]
        down = after[0].y - line[0].y
        return same != 'same' and line[0].page == after[0].page and down > 1.6 * pitch

    # The indent: where most first lines that start with Han start.
    indents = [l[0].x - left for i, (left, l) in enumerate(lines) if first(i) and is_han(l[0].c)]
    indent = mode(indents, 0.05 * em) if indents else 0

    n, faults, gaps = Counter(), [], []
    n['max'] = 0.0
    for i, (left, line) in enumerate(lines):
        right = left + measure * em
        n['lines'] += 1

        def fault(kind, what):
            n[kind] += 1
            faults.append(dict(kind=kind, what=what, page=line[0].page, x=round(left, 1),
                               y=round(line[0].y, 1), line=i + 1, text=show(line)))

        pairs = list(zip(line, line[1:]))
        dist = [(a, b, (b.body(em)[0] - a.body(em)[1]) / em) for a, b in pairs]
        han = [d for a, b, d in dist if is_han(a.c) and is_han(b.c) and not b.space]
        if han and same != 'same':                   # A wide single gap is a space that was typed.
            usual = statistics.median(han)
            han = [d for d in han if d < usual + 0.2]
        letter = max(han, default=0)
        usual = max(0, statistics.median(han)) if han else 0
        gaps.append(letter)
        n['max'] = max(n['max'], letter)
        if letter > LOOSE + 0.002:
            fault('loose', f'{letter:.3f}')
        if letter > VERY_LOOSE + 0.002:
            fault('vloose', f'{letter:.3f}')

        a, b = line[0], line[-1]
        lone_dash = len(line) > 1 and a.c == '—' and line[1].c != '—'
        if (a.c in NOT_FIRST or lone_dash) and not (i and lines[i - 1][1][-1].c.isspace()):
            fault('start', a.c)
        if b.c in NOT_LAST:
            fault('end', b.c)
        if not last(i):
            c = lines[i + 1][1][0]
            both = is_latin(b.c) and is_latin(c.c) or b.c == '—' and c.c == '—' or b.c == '…' and c.c == '…'
            if both and not c.space:
                fault('end', b.c + '|' + c.c)

        start = left + (indent if first(i) else 0)
        if a.c in OPEN and a.body(em)[0] - start > EDGE * em:
            fault('open', f'{(a.body(em)[0] - start) / em:.2f}')
        edge = b.body(em)[1]
        ragged = not last(i) and right - max(edge, b.x + b.w) > EDGE * em
        if ragged:
            fault('ragged', f'{(right - edge) / em:.2f}')
        if not last(i) and not ragged and b.c in PEND and right - edge > EDGE * em:
            fault('full', b.c)
        if edge - right > EDGE * em or left - a.body(em)[0] > EDGE * em:
            fault('over', f'{(edge - right) / em:.2f}')

        inner, squeeze, stop = 0, 0, 0
        for a, b, d in dist:
            if a.c in OPEN | PEND and b.c in OPEN | PEND and not b.space and not (a.c in OPEN and b.c in PEND):
                takes = d + (1 if a.c in PEND and b.c in OPEN else 1.5) - usual
                if takes > 1.55:
                    fault('pair', f'{a.c}{b.c} {takes:.2f}')
            elif (a.c in OPEN and b.c not in PEND) or (b.c in PEND and a.c not in OPEN | PEND):
                inner = max(inner, d if is_han(a.c) or is_han(b.c) else 0)
            elif a.c in PEND and a.w > 0.85 * em and b.c not in OPEN | PEND or \
                    b.c in OPEN and b.w > 0.85 * em and a.c not in OPEN | PEND:
                least = 0.45 if not b.space else 0
                squeeze |= d < least
                stop |= d < least and a.c in STOP | EXQ
        if squeeze:
            fault('squeeze', '')
        if stop:
            fault('stop', '')
        if inner > LOOSE + 0.002:
            fault('inner', f'{inner:.2f}')

        if last(i) and not first(i):
            units, word = 0, False
            for g in line:
                latin = g.c.isascii() and not g.c.isspace()
                if g.c not in OPEN | PEND and not (latin and word and not g.space):
                    units += 1
                word = latin
            if units == 1:
                fault('orphan', show(line))

    row = {k: n[k] for k, _, _ in COLUMNS}
    row['max'] = round(row['max'], 3)
    row['stretched'] = sum(g > 0.01 for g in gaps)
    return dict(row=row, faults=faults, text=same, size=round(em, 2), measure=measure,
                left=[round(x, 2) for x in lefts], indent=round(indent / em, 2),
                paragraphs=sum(first(i) for i in range(len(lines))))


def head(names):
    return ' | '.join(['| ' + ' | '.join(names)] + [h for _, h, _ in COLUMNS]) + ' |\n' + \
        '|' + '---|' * len(names) + '--:|' * len(COLUMNS)


def table_row(names, row):
    return ' | '.join(['| ' + ' | '.join(map(str, names))] +
                      [f'{row[k]:.2f}' if k == 'max' else str(row[k]) for k, _, _ in COLUMNS]) + ' |'


def numbers(text):
    return [float(x) for x in text.split(',')]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
                                epilog='columns:\n' + '\n'.join(f'  {h:6} {m}' for _, h, m in COLUMNS))
    p.add_argument('pdf', nargs='+')
    p.add_argument('--measure', type=float, help='line length, em (else the most common one)')
    p.add_argument('--left', type=numbers, help='left edges of the columns, points (else detected)')
    p.add_argument('--size', type=float, help='text size, points (else the most common one)')
    p.add_argument('--pages', type=lambda s: [int(x) for x in s.split(',')])
    p.add_argument('--clip', type=numbers, help='x0,y0,x1,y1 in points, y downwards')
    p.add_argument('--text', help='the text that was set, one paragraph a line')
    p.add_argument('--list', action='store_true', help='print every fault')
    p.add_argument('--json', action='store_true')
    a = p.parse_args()
    text = open(a.text, encoding='utf-8').read() if a.text else None
    results = {f: measure_pdf(f, a.measure, a.left, text, a.pages, a.clip, a.size) for f in a.pdf}
    if a.json:
        print(json.dumps(results, ensure_ascii=False, indent=1))
        return
    print(head(['pdf', 'em']))
    for f, r in results.items():
        print(table_row([f, f"{r['measure']:g}"], r['row']))
    for f, r in results.items():
        print(f"{f}: size {r['size']}, left {r['left']}, measure {r['measure']:g}, indent {r['indent']},"
              f" {r['paragraphs']} paragraphs; text: {r['text']}", file=sys.stderr)
        if a.list:
            for x in r['faults']:
                print(f"{x['kind']:7} {x['what']:8} p{x['page']} x{x['x']} y{x['y']} line {x['line']}: {x['text']}")


if __name__ == '__main__':
    main()
