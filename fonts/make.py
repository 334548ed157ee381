#!/usr/bin/env python3
"""Make the subset faces of this folder from the Debian font packages.

What it needs
  Debian 12 packages  fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai fonts-noto-core
  npm package         @expo-google-fonts/noto-emoji 0.4.7 (for Paiban Symbols; Debian has
                      no monochrome emoji that are newer than 2017)
  Python packages     see requirements.txt (fonttools, cffsubr; versions pinned)
  only for --list     Debian package unicode-data

How to run it
  apt-get install fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai fonts-noto-core
  npm pack @expo-google-fonts/noto-emoji@0.4.7 && mkdir emoji && tar -C emoji -xf *.tgz
  pip install -r fonts/requirements.txt
  python3 fonts/make.py --source emoji   # makes every face, SHA256SUMS, README table
  python3 fonts/make.py --source DIR     # DIR holds more source files, at any depth
  python3 fonts/make.py --out DIR        # writes somewhere else, e.g. to compare
  python3 fonts/make.py --check          # only checks the faces that are here
  python3 fonts/make.py --list           # re-makes repertoire/tgscc.txt

The same source files and the same Python packages give the same bytes: no clock,
no random number, no machine-dependent packer. The digest of each source file is
written below; another version is refused unless --any-source is given.
"""

import argparse
import bz2
import hashlib
import pathlib
import sys

import symbols

HERE = pathlib.Path(__file__).resolve().parent
TGSCC = HERE / "repertoire" / "tgscc.txt"
NEEDS = {"fontTools": "4.68.0", "cffsubr": "0.4.0"}

NOTO = "fonts-noto-cjk 1:20220127+repack1-1"
NOTO_EXTRA = "fonts-noto-cjk-extra 1:20220127+repack1-1"
WENKAI = "fonts-lxgw-wenkai 1.250+repack-1"

# file, source, digest of the source, package, licence file, repertoire, use
FACES = [
    ("NotoSerifCJKsc-Regular.otf", "NotoSerifCJK-Regular.ttc",
     "a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481",
     NOTO, "OFL-Noto.txt", "body", "body text"),
    ("NotoSerifCJKsc-Bold.otf", "NotoSerifCJK-Bold.ttc",
     "a5d4b046c127da3d7c72f98b46c41489cd29bf52abfdf18aba920903e920d4ac",
     NOTO, "OFL-Noto.txt", "common", "headlines in Song, strong text"),
    ("NotoSansCJKsc-Regular.otf", "NotoSansCJK-Regular.ttc",
     "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
     NOTO, "OFL-Noto.txt", "common", "captions, tables, folios"),
    ("NotoSansCJKsc-Black.otf", "NotoSansCJK-Black.ttc",
     "3cffb10242b4b7e6edd439ebf3bd7e392345525e093ea08149e0a0158a1b5151",
     NOTO_EXTRA, "OFL-Noto.txt", "common", "headlines in Hei"),
    ("PaibanKai-Regular.ttf", "LXGWWenKai-Regular.ttf",
     "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
     WENKAI, "OFL-LXGWWenKai.txt", "common", "editor's notes, bylines, decks"),
    ("NotoSerifCJKsc-Black.otf", "NotoSerifCJK-Black.ttc",
     "7d38a254818bec880251400165923b5afdee2ae9a58c8276e912f26df2badecb",
     NOTO_EXTRA, "OFL-Noto.txt", "common", "heavy headlines in Song, names of papers"),
    ("NotoSerifCJKsc-Light.otf", "NotoSerifCJK-Light.ttc",
     "7e4263391f8a29d726e2678d573a0c7b6b8b9bc0349223e5b24e75aae19c8a25",
     NOTO_EXTRA, "OFL-Noto.txt", "common", "light headlines in Song"),
    ("NotoSansCJKsc-Bold.otf", "NotoSansCJK-Bold.ttc",
     "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb",
     NOTO, "OFL-Noto.txt", "common", "labels, subheads, terms"),
    ("NotoSansCJKsc-Light.otf", "NotoSansCJK-Light.ttc",
     "872def437cf8b9c41bf1736da891e34a8c25b764c0c4a51418d3745570660f42",
     NOTO_EXTRA, "OFL-Noto.txt", "common", "light headlines in Hei, decks"),
]

# `ccmp` joins the two halves of the dash. What is not named here is left out, and so
# are the forms of other regions (language systems other than Simplified Chinese).
FEATURES = ("vert vrt2 halt vhal palt chws vchw locl kern liga ccmp mark mkmk").split()
SYSTEMS = [f"{script}.{lang}"
           for script in ("DFLT", "hani", "latn", "grek", "cyrl", "kana")
           for lang in ("dflt", "ZHS")]


# ---------------------------------------------------------------- repertoire

def tgscc():
    """The 8,105 characters of the table of 2013, in its order."""
    chars = [c for line in TGSCC.read_text("utf-8").splitlines()
             if not line.startswith("#") for c in line.strip()]
    if len(chars) != 8105 or len(set(chars)) != 8105:
        sys.exit(f"{TGSCC}: {len(set(chars))} characters, 8105 expected")
    return chars


def codec(name):
    """Every character of a double-byte codec."""
    out = set()
    for hi in range(0x81, 0xFF):
        for lo in range(0x40, 0xFF):
            try:
                text = bytes((hi, lo)).decode(name)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                out.add(ord(text))
    return out


def is_han(cp):
    return (0x3400 <= cp <= 0x4DBF or 0x4E00 <= cp <= 0x9FFF
            or 0xF900 <= cp <= 0xFAFF or 0x20000 <= cp <= 0x3FFFF)


# What the pages must always be able to set, besides Han.
REQUIRED = [
    (0x0020, 0x007E), (0x00A0, 0x00FF),          # ASCII, Latin-1
    # marks of Chinese typesetting
    0x2010, (0x2012, 0x2016), (0x2018, 0x201F), (0x2020, 0x2022), (0x2025, 0x2027),
    0x2030, 0x2032, 0x2033, 0x203B, 0x203C, (0x2047, 0x2049), 0x22EF, 0x2E3A,
    0x20AC, 0x2103, 0x2109, 0x2116,
    (0x3000, 0x301F), (0x3041, 0x3096), (0x3099, 0x30FF), (0xFF01, 0xFF60),
    (0xFFE0, 0xFFE6),
    # symbols
    (0x2460, 0x249B), (0x3220, 0x3229), (0x2190, 0x2193), (0x2196, 0x2199),
    0x25A0, 0x25A1, 0x25B2, 0x25B3, 0x25BC, 0x25BD, 0x25C6, 0x25C7, 0x25CB, 0x25CE,
    0x25CF, 0x2605, 0x2606, 0x221A, 0x2248, 0x2264, 0x2265,
    0x338E, 0x338F, (0x339C, 0x339E), 0x33A1,
]
PINYIN = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêḿńňǹĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙǕǗǙǛÜÊŃŇǸɑɡ"
# Taken along where the source face has them.
WELCOME = [
    (0x0100, 0x017F), (0x01CD, 0x01DC), (0x01F8, 0x01F9), 0x0251, 0x0261,
    (0x02C6, 0x02CB), 0x02D9, 0x02DC, (0x0300, 0x0304), 0x0306, 0x0307, 0x0308, 0x030A,
    0x030C, (0x0370, 0x03FF), (0x0400, 0x045F), (0x1E3E, 0x1E3F), (0x1EA0, 0x1EF9),
    (0x2002, 0x200D), (0x2010, 0x2027), 0x202F, (0x2030, 0x203E), 0x2042, 0x2044,
    (0x2047, 0x2049), 0x2051, 0x2060, (0x2070, 0x209C), (0x20A0, 0x20BF),
    (0x2100, 0x214F), (0x2150, 0x218B), (0x2190, 0x21FF), (0x2200, 0x22FF), 0x2312,
    (0x2460, 0x249B), (0x24EA, 0x24FF), (0x2500, 0x25FF), 0x2605, 0x2606, 0x260E, 0x260F,
    0x2611, 0x2640, 0x2642, (0x2660, 0x266F), (0x2713, 0x2718), (0x2776, 0x277F),
    0x2E3A, 0x2E3B, (0x2FF0, 0x2FFB), (0x3000, 0x303F), (0x3041, 0x30FF),
    (0x3105, 0x312F), (0x3220, 0x3243), (0x3251, 0x325F), (0x3280, 0x3289), 0x32A3,
    (0x32B1, 0x32BF), 0x338D, (0x3390, 0x3398), (0x339C, 0x33A6), 0x33BE, 0x33BF, 0x33C4,
    0x33CE, 0x33D1, 0x33D2, 0x33D5, (0xFE10, 0xFE19), (0xFE30, 0xFE6B), 0xFEFF,
    (0xFF00, 0xFFEF), 0xFFFC, 0xFFFD,
]


def expand(ranges):
    out = set()
    for item in ranges:
        lo, hi = item if isinstance(item, tuple) else (item, item)
        out.update(range(lo, hi + 1))
    return out


def repertoire(kind):
    """(required, welcome) sets of code points of a face."""
    gbk, gb2312 = codec("gbk"), codec("gb2312")
    table = {ord(c) for c in tgscc()}
    required = expand(REQUIRED) | {ord(c) for c in PINYIN} | table
    required |= gb2312 | {cp for cp in gbk if not is_han(cp)}
    if kind == "body":
        required |= gbk
    return required, expand(WELCOME)


# ------------------------------------------------------------------- sources

def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def find(roots, name):
    for root in roots:
        if hits := sorted(root.rglob(name)):
            return hits[0]
    sys.exit(f"{name} is not below {' or '.join(map(str, roots))}; install the packages named at "
             f"the head of {pathlib.Path(__file__).name}, or name the folder with --source")


def found(args, name, sha, package):
    """The path of a source file, which must be the one of its package."""
    path = find([args.source, pathlib.Path("/usr/share/fonts")], name)
    if digest(path) != sha and not args.any_source:
        sys.exit(f"{path} is not the one of {package}; --any-source takes it all the same")
    return path


def check_packages():
    import importlib.metadata as md
    for name, version in NEEDS.items():
        try:
            have = md.version(name)
        except md.PackageNotFoundError:
            sys.exit(f"Python package {name} {version} is missing: "
                     "pip install -r fonts/requirements.txt")
        if have != version:
            sys.exit(f"Python package {name} is {have}; {version} is needed for the same bytes")


def make_list(folder):
    """repertoire/tgscc.txt from the field kTGH of the Unicode Han database."""
    for name in ("Unihan_OtherMappings.txt.bz2", "Unihan_OtherMappings.txt"):
        hits = sorted(folder.rglob(name))
        if hits:
            break
    else:
        sys.exit(f"Unihan_OtherMappings.txt is not below {folder} (package unicode-data)")
    data = hits[0].read_bytes()
    text = (bz2.decompress(data) if hits[0].suffix == ".bz2" else data).decode("utf-8")
    table = {}
    for line in text.splitlines():
        parts = line.split("\t")
        if len(parts) == 3 and parts[1] == "kTGH":
            year, number = parts[2].split(":")
            assert year == "2013" and int(number) not in table, line
            table[int(number)] = chr(int(parts[0][2:], 16))
    assert sorted(table) == list(range(1, 8106)), len(table)
    out = [
        "# 通用规范汉字表 (Table of General Standard Chinese Characters), published by the State",
        "# Council of the People's Republic of China in 2013: the list of its 8,105 characters,",
        "# in the order of the table: 3,500 of level 1, 3,000 of level 2, 1,605 of level 3.",
        "# UTF-8, fifty characters a line; lines that begin with # are remarks.",
        "# Numbers from the field kTGH of the Unicode Han database 15.0.0 (Debian package",
        "# unicode-data 15.0.0-1; terms in LICENSE-Unicode.txt). Re-made by: make.py --list",
    ]
    for level, first, last in ((1, 1, 3500), (2, 3501, 6500), (3, 6501, 8105)):
        out.append(f"# level {level}: {first}-{last}")
        chars = [table[n] for n in range(first, last + 1)]
        out += ["".join(chars[i:i + 50]) for i in range(0, len(chars), 50)]
    TGSCC.parent.mkdir(parents=True, exist_ok=True)
    TGSCC.write_text("\n".join(out) + "\n", "utf-8")
    print(f"{TGSCC}: {len(table)} characters")


# ------------------------------------------------------------- changes to fonts

def single_substitutions(font, script, lang, tag):
    """One-to-one substitutions of a feature under script and language."""
    gsub, out = font["GSUB"].table, {}
    for record in gsub.ScriptList.ScriptRecord:
        if record.ScriptTag.strip() != script:
            continue
        for sys_record in record.Script.LangSysRecord:
            if sys_record.LangSysTag.strip() != lang:
                continue
            for index in sys_record.LangSys.FeatureIndex:
                feature = gsub.FeatureList.FeatureRecord[index]
                if feature.FeatureTag != tag:
                    continue
                for number in feature.Feature.LookupListIndex:
                    for sub in gsub.LookupList.Lookup[number].SubTable:
                        sub = getattr(sub, "ExtSubTable", sub)
                        if sub.LookupType == 1:
                            out.update(sub.mapping)
    return out


def localise(font):
    """Make the Simplified Chinese forms of `locl` the ones a code point maps to.

    In the source the dash is 0.89 em wide until the text is marked as Chinese. A page
    set here is Chinese, so the full-width dash must not hang on a language tag.
    """
    change = single_substitutions(font, "hani", "ZHS", "locl")
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            for cp, glyph in table.cmap.items():
                table.cmap[cp] = change.get(glyph, glyph)


def prepare_noto(font, name):
    # no variation sequences: they lead to the glyphs of other regions
    font["cmap"].tables = [t for t in font["cmap"].tables if t.format != 14]
    localise(font)
    # The collection's faces share one CFF table, which is named after the Japanese one.
    cff = font["CFF "].cff
    for record in font["name"].names:
        if record.nameID == 3:          # not the unique identifier of the source
            record.string = f"{record.toUnicode()};paiban"
    top = cff.topDictIndex[0]
    cff.fontNames[0] = cff.fontNames[0].replace("CJKjp", "CJKsc")
    top.FullName = top.FullName.replace("CJK JP", "CJK SC")
    top.FamilyName = top.FamilyName.replace("CJK JP", "CJK SC")
    for private in top.FDArray:
        private.FontName = private.FontName.replace("CJKjp", "CJKsc")


KAI_OPEN = "“‘（《〈「『【〔〖［｛"
KAI_CLOSE = "”’）》〉」』】〕〗］｝，。、：；！？．"
KAI_VERTICAL_FIXED = "：；！？"
# Its `liga` is out of step with its glyph order (ê + a Han glyph gives another Han glyph).
KAI_FEATURES = [tag for tag in FEATURES if tag != "liga"]


def prepare_kai(font, name):
    """Full-width quotation marks, half-width spacing features, a name of our own."""
    from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
    cmap, glyf, hmtx = font.getBestCmap(), font["glyf"], font["hmtx"]
    quotes = {c: cmap[ord(c)] for c in "“‘”’"}
    for glyph in glyf.keys():
        if glyf[glyph].isComposite():
            used = {c.glyphName for c in glyf[glyph].components}
            assert not used & set(quotes.values()), glyph
    # U+2014 gets the glyph of U+2015: no gap in a pair of them, and it has a vertical form
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2014] = cmap[0x2015]
    palt = []
    for char, glyph in quotes.items():
        advance, bearing = hmtx[glyph]
        assert advance < 500, (char, advance)
        shift = 1000 - advance if char in KAI_OPEN else 0
        outline = glyf[glyph]
        outline.coordinates.translate((shift, 0))
        outline.recalcBounds(glyf)
        hmtx[glyph] = (1000, bearing + shift)
        palt.append(f"pos {glyph} <{-shift} 0 {advance - 1000} 0>;")
    mapping = {}
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "vert":
            for number in record.Feature.LookupListIndex:
                for sub in font["GSUB"].table.LookupList.Lookup[number].SubTable:
                    mapping.update(getattr(sub, "ExtSubTable", sub).mapping)
    halt, vhal, seen = [], [], set()
    for chars, x, y in ((KAI_OPEN, -500, 500), (KAI_CLOSE, 0, 0)):
        for char in chars:
            glyph = cmap[ord(char)]
            halt.append(f"pos {glyph} <{x} 0 -500 0>;")
            tall = mapping.get(glyph)
            if tall and tall not in seen and char not in KAI_VERTICAL_FIXED:
                seen.add(tall)
                vhal.append(f"pos {tall} <0 {y} 0 -500>;")
    systems = "".join(f"languagesystem {s} dflt;" for s in ("DFLT", "hani", "kana", "latn"))
    code = systems + "".join(
        f"feature {tag} {{ {' '.join(rules)} }} {tag};"
        for tag, rules in (("halt", halt), ("palt", palt), ("vhal", vhal)))
    addOpenTypeFeaturesFromString(font, code, tables=["GPOS"])
    family = "Paiban Kai"
    names = {1: family, 2: "Regular", 3: f"1.250;{name.removesuffix('.ttf')}", 4: family,
             6: name.removesuffix(".ttf")}
    for record in list(font["name"].names):
        if record.nameID in (16, 17, 21, 22):
            font["name"].removeNames(nameID=record.nameID)
        elif record.nameID in names:
            record.string = names[record.nameID]


def subset(path, name, kind):
    from fontTools import subset as ft
    from fontTools.ttLib import TTFont
    number = -1
    if path.suffix == ".ttc":
        number = next(i for i in range(9) if "CJK SC" in TTFont(
            path, fontNumber=i, lazy=True)["name"].getDebugName(1))
    font = TTFont(path, fontNumber=number, recalcTimestamp=False)
    required, welcome = repertoire(kind)
    source = set(font.getBestCmap())
    (prepare_kai if "Kai" in name else prepare_noto)(font, name)

    options = ft.Options()
    options.layout_features = KAI_FEATURES if "Kai" in name else FEATURES
    options.layout_scripts = SYSTEMS
    options.hinting = False
    options.desubroutinize = True       # cffsubr puts better subroutines back
    options.legacy_cmap = False
    options.symbol_cmap = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.name_legacy = False
    options.recalc_timestamp = False
    options.recalc_bounds = True
    options.prune_unicode_ranges = True
    options.harfbuzz_repacker = False
    options.drop_tables += ["gasp"]
    subsetter = ft.Subsetter(options)
    subsetter.populate(unicodes=(required | welcome) & source)
    subsetter.subset(font)
    # the same packer whether or not another one is installed
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    if "CFF " in font:
        import cffsubr
        cffsubr.subroutinize(font, keep_glyph_names=False)
    return font, sorted(required - source)


def make_symbols(args, out):
    """Paiban Symbols, without the characters that the body face has."""
    from fontTools.ttLib import TTFont
    paths = {name: found(args, name, sha, package) for name, sha, package in symbols.sources()}
    covered = set(TTFont(out / FACES[0][0], lazy=True).getBestCmap())
    symbols.build(paths, covered).save(out / symbols.FILE, reorderTables=True)
    print(f"{symbols.FILE}: {(out / symbols.FILE).stat().st_size:,} bytes", flush=True)


# ------------------------------------------------------------------ the folder

def spell(cps):
    return " ".join(f"U+{cp:04X}" for cp in cps) or "nothing"


def inspect(path, kind):
    """Facts of a finished face; stops when something that must be there is not."""
    from fontTools.ttLib import TTFont
    font = TTFont(path, lazy=True)
    cmap, names = font.getBestCmap(), font["name"]
    required, _ = repertoire(kind)
    features = sorted({r.FeatureTag for t in ("GSUB", "GPOS") if t in font
                       for r in font[t].table.FeatureList.FeatureRecord})
    for tag in ("vert", "halt", "vhal", "palt"):
        assert tag in features, (path, tag)
    for cp in (0x2014, 0x201C, 0x2018, 0x3002):
        assert font["hmtx"][cmap[cp]][0] == font["head"].unitsPerEm, (path, hex(cp))
    assert font["hmtx"][cmap[0x2E3A]][0] == 2 * font["head"].unitsPerEm, path
    weight = font["OS/2"].usWeightClass
    assert weight == {"Light": 300, "Regular": 400, "Bold": 700, "Black": 900}[path.stem.split("-")[1]], path
    assert not font["OS/2"].fsType and font["head"].unitsPerEm == 1000, path
    family = names.getDebugName(16) or names.getDebugName(1)
    style = names.getDebugName(17) or names.getDebugName(2)
    return dict(family=family, style=style, weight=weight, glyphs=font["maxp"].numGlyphs,
                chars=len(cmap), features=features, lacks=sorted(required - set(cmap)),
                copyright=names.getDebugName(0))


def inspect_symbols(path):
    """The same of Paiban Symbols."""
    from fontTools.ttLib import TTFont
    font = TTFont(path, lazy=True)
    cmap, names = font.getBestCmap(), font["name"]
    for cp in (0x1F600, 0x1F44D, 0x2764, 0x1F9E7):
        assert font["hmtx"][cmap[cp]][0] == font["head"].unitsPerEm, (path, hex(cp))
    assert 0x207B in cmap and not font["OS/2"].fsType, path
    return dict(family=names.getDebugName(1), style="Regular", weight=400, chars=len(cmap),
                glyphs=font["maxp"].numGlyphs, copyright=names.getDebugName(0))


def finish(out, faces):
    rows, lacks, sums = [], [], []
    for name, _source, _sha, package, licence, kind, use in faces:
        path = out / name
        facts = inspect(path, kind)
        text = (HERE / licence).read_text("utf-8")
        for line in facts["copyright"].splitlines():
            assert line.strip() in text, (licence, line)
        sums.append((name, digest(path)))
        rows.append(f"| `{name}` | {facts['family']} | {facts['style']} | {facts['weight']} | "
                    f"{use} | {'GBK + table' if kind == 'body' else 'GB 2312 + table'} | "
                    f"{facts['chars']:,} | {facts['glyphs']:,} | {path.stat().st_size:,} | "
                    f"{package} | [`{licence}`]({licence}) |")
        lacks.append(f"- `{name}`: {spell(facts['lacks'])}")
    path = out / symbols.FILE
    facts = inspect_symbols(path)
    owners = (HERE / symbols.LICENCE).read_text("utf-8")
    assert all(line in owners for line in facts["copyright"].splitlines())
    sums.append((symbols.FILE, digest(path)))
    packages = ", ".join(sorted({package for *_, package in symbols.sources()}))
    rows.append(f"| `{symbols.FILE}` | {facts['family']} | Regular | 400 | emoji and signs that no other "
                f"face has | what its sources have | {facts['chars']:,} | {facts['glyphs']:,} | "
                f"{path.stat().st_size:,} | {packages} | [`{symbols.LICENCE}`]({symbols.LICENCE}) |")
    total = sum((out / name).stat().st_size for name, _ in sums)
    (out / "SHA256SUMS").write_text(
        "".join(f"{sha}  {name}\n" for name, sha in sorted(sums)), "ascii")
    readme = HERE / "README.md"
    if readme.exists() and out == HERE:
        text = readme.read_text("utf-8")
        head, rest = text.split("<!-- faces -->\n")
        _, tail = rest.split("<!-- /faces -->\n")
        table = ["| file | family | style | weight | used for | repertoire | characters | "
                 "glyphs | bytes | source package | licence |",
                 "|---|---|---|--:|---|---|--:|--:|--:|---|---|", *rows, "",
                 f"{total:,} bytes together. Characters of the repertoire that the source "
                 "face does not have:", "", *lacks, ""]
        readme.write_text(f"{head}<!-- faces -->\n" + "\n".join(table)
                          + f"<!-- /faces -->\n{tail}", "utf-8")
    for row in rows + lacks:
        print(row)
    print(f"{total:,} bytes")


def main():
    parser = argparse.ArgumentParser(description="make the subset faces of this folder")
    parser.add_argument("--source", type=pathlib.Path, default=pathlib.Path("/usr/share/fonts"))
    parser.add_argument("--out", type=pathlib.Path, default=HERE)
    parser.add_argument("--any-source", action="store_true",
                        help="take source files of another version")
    parser.add_argument("--check", action="store_true", help="only check the faces made before")
    parser.add_argument("--list", nargs="?", type=pathlib.Path, metavar="DIR",
                        const=pathlib.Path("/usr/share/unicode"),
                        help="only re-make repertoire/tgscc.txt")
    parser.add_argument("--only", metavar="FILE", help="make this one face only")
    args = parser.parse_args()
    if args.list:
        return make_list(args.list)
    check_packages()
    out = args.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    if not args.check:
        for name, source, sha, package, _licence, kind, _use in FACES:
            if args.only and name != args.only:
                continue
            font, _ = subset(found(args, source, sha, package), name, kind)
            font.save(out / name, reorderTables=True)
            print(f"{name}: {(out / name).stat().st_size:,} bytes", flush=True)
        if args.only in (None, symbols.FILE):
            make_symbols(args, out)
        if args.only:
            return None
    return finish(out, FACES)


if __name__ == "__main__":
    main()
