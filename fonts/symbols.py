"""Paiban Symbols: emoji, signs and small figures that the other faces lack, in one face.

Emoji keep their sequences (skin tones, families, flags, keycaps) and get the em of a Han
character; everything else is drawn as its source has it. The face is tried last, so a
character that the body face has is left out, unless a sequence needs it.
"""

from fontTools import subset as ft
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FILE = "PaibanSymbols-Regular.ttf"
FAMILY = "Paiban Symbols"
LICENCE = "OFL-Noto-Symbols.txt"
CORE = "fonts-noto-core 20201225-1"

EMOJI = ("NotoEmoji_400Regular.ttf",
         "24aaa2a20c9c06ffe9bf04284bfd1f14376a329d10122f902abe2770817eb504",
         "@expo-google-fonts/noto-emoji 0.4.7")

# The faces the other signs come from, in the order in which they are tried: file, digest,
# ranges of code points.
SIGNS = [
    ("NotoSerif-Regular.ttf", "9d7583b7dc9e812afd32a14280c5cac3160012efe50c8d08938f4fea266ff67f",
     [(0x2070, 0x209C), (0x20A0, 0x20C0), (0x2100, 0x214F), (0x2150, 0x218B)]),
    ("NotoSansMath-Regular.ttf", "8242bd1e55368b27e32455260754cf9aa58f3ad7ea80664b66c21f1b09910d6c",
     [(0x2016, 0x2016), (0x2032, 0x2037), (0x2057, 0x2057), (0x20D0, 0x20DC), (0x20E1, 0x20E1),
      (0x2100, 0x214F), (0x2190, 0x22FF), (0x2308, 0x230B), (0x27C0, 0x27FF)]),
    ("NotoSansSymbols-Regular.ttf", "24b615ceb7d50a2c09060664ca9e24a160c9beb6bfca0563e8359369a4bc0993",
     [(0x20DD, 0x20E0), (0x20E2, 0x20E4), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2600, 0x27BF),
      (0x1F100, 0x1F1E5), (0x1F200, 0x1F2FF)]),
    ("NotoSansSymbols2-Regular.ttf", "876598db5f1e3bef2bc77c4d94c5b0d5d2c1620be4878a06f18fb5434e331688",
     [(0x2300, 0x23FF), (0x2440, 0x245F), (0x25A0, 0x27BF), (0x2B00, 0x2B59), (0x4DC0, 0x4DFF)]),
]

UPEM = 1000
# Middle of the em box: from -120 to 880.
MIDDLE = 380
# What sequences of emoji are made of: digits and signs of keycaps, joiner, selector, keycap,
# flags, skin tones, tags.
OF_SEQUENCES = [0x23, 0x2A, *range(0x30, 0x3A), 0x200D, 0xFE0F, 0x20E3,
                *range(0x1F1E6, 0x1F200), *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080)]


def sources():
    """(file, digest, package) of every source."""
    return [EMOJI] + [(name, digest, CORE) for name, digest, _ in SIGNS]


def build(paths, covered):
    """The face, from the paths of its sources by name; `covered` are the code points that
    another face has."""
    font = emoji(paths[EMOJI[0]], covered)
    cmap = dict(font.getBestCmap())
    order, glyf, hmtx = font.getGlyphOrder(), font["glyf"], font["hmtx"]
    for name, _digest, ranges in SIGNS:
        source = TTFont(paths[name], lazy=True)
        glyphs, known, scale = source.getGlyphSet(), source.getBestCmap(), UPEM / source["head"].unitsPerEm
        wanted = [cp for lo, hi in ranges for cp in range(lo, hi + 1)]
        for cp in wanted:
            if cp not in known or cp in cmap or cp in covered:
                continue
            glyph, outline, pen = f"u{cp:04X}", DecomposingRecordingPen(glyphs), TTGlyphPen(None)
            glyphs[known[cp]].draw(outline)
            outline.replay(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
            order.append(glyph)
            glyf.glyphs[glyph] = pen.glyph(round=round_half_up)
            glyf.glyphs[glyph].recalcBounds(glyf)
            bearing = getattr(glyf.glyphs[glyph], "xMin", 0)
            hmtx[glyph] = (round_half_up(glyphs[known[cp]].width * scale), bearing)
            cmap[cp] = glyph
    font.setGlyphOrder(order)
    glyf.glyphOrder = order
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap = {cp: g for cp, g in cmap.items() if cp < 0x10000 or table.format == 12}
    name_it(font)
    font["maxp"].numGlyphs = len(order)
    return font


def round_half_up(value):
    return int(value + 0.5) if value >= 0 else -int(0.5 - value)


def emoji(path, covered):
    """Noto Emoji with glyphs of one em that stand in the middle of the em box."""
    font = TTFont(path, recalcTimestamp=False)
    width = font["hmtx"][font.getBestCmap()[0x1F600]][0]
    options = ft.Options()
    options.layout_features = ["ccmp"]
    options.hinting = False
    options.glyph_names = True
    options.notdef_outline = True
    options.name_IDs = [0]
    options.recalc_timestamp = False
    options.harfbuzz_repacker = False
    options.drop_tables += ["STAT", "gasp", "DSIG", "vhea", "vmtx", "meta"]
    subsetter = ft.Subsetter(options)
    known = set(font.getBestCmap())
    wanted = {cp for cp in known if 0x2000 < cp < 0xE0000 and cp not in covered}
    subsetter.populate(unicodes=(wanted | set(OF_SEQUENCES)) & known)
    subsetter.subset(font)
    scale_upem(font, round(font["head"].unitsPerEm * UPEM / width))
    font["head"].unitsPerEm = UPEM
    glyf, hmtx = font["glyf"], font["hmtx"]
    box = glyf[font.getBestCmap()[0x1F600]]
    rise = MIDDLE - (box.yMin + box.yMax) // 2
    composites = [g for g in glyf.keys() if glyf[g].isComposite()]
    for glyph in glyf.keys():
        outline = glyf[glyph]
        if outline.numberOfContours > 0:
            outline.coordinates.translate((0, rise))
            outline.recalcBounds(glyf)
        advance, bearing = hmtx[glyph]
        # One em, whatever was lost to rounding.
        hmtx[glyph] = (UPEM if abs(advance - UPEM) < 20 else advance, bearing)
    for glyph in composites:
        glyf[glyph].recalcBounds(glyf)
    return font


def name_it(font):
    os2, hhea, names = font["OS/2"], font["hhea"], font["name"]
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = 880, -120, 0
    hhea.ascent, hhea.descent, hhea.lineGap = 880, -120, 0
    os2.usWinAscent, os2.usWinDescent, os2.usWeightClass, os2.fsType = 1000, 250, 400, 0
    os2.achVendID, os2.fsSelection = "PAIB", 0x40
    names.names = []
    owners = [line.strip() for line in licence_head()]
    post = FILE.removesuffix(".ttf")
    for number, text in ((0, "\n".join(owners)), (1, FAMILY), (2, "Regular"), (3, f"1.000;{post}"),
                         (4, FAMILY), (5, "Version 1.000"), (6, post),
                         (13, "This Font Software is licensed under the SIL Open Font License, "
                              "Version 1.1."), (14, "https://openfontlicense.org")):
        names.setName(text, number, 3, 1, 0x409)


def licence_head():
    """The copyright lines of the sources, at the head of the licence beside the face."""
    import pathlib
    text = (pathlib.Path(__file__).resolve().parent / LICENCE).read_text("utf-8")
    return [line for line in text.split("\n\n")[0].splitlines() if line.startswith("Copyright")]
