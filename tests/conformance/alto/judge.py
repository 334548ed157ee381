"""Judges a package in METS/ALTO: schema of METS, rules of ALTO 4.4, another parser, ink under every string.

Usage: judge.py TOOLS PACKAGE. TOOLS holds the packages `ocrd` and `alto-tools` of PyPI.
"""

import hashlib
import io
import sys
from contextlib import redirect_stdout
from pathlib import Path

import numpy
import pymupdf
from lxml import etree

METS = "{http://www.loc.gov/METS/}"
ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"
XLINK = "{http://www.w3.org/1999/xlink}"

# Rules of alto-4-4.xsd (github.com/altoxml/schema, v4/alto-4-4.xsd): attributes that elements must have, and the
# elements that may stand in others, in their order.
REQUIRED = {
    "Page": ["ID", "PHYSICAL_IMG_NR"],
    "TextBlock": ["ID", "HPOS", "VPOS", "HEIGHT", "WIDTH"],
    "Illustration": ["ID", "HPOS", "VPOS", "HEIGHT", "WIDTH"],
    "GraphicalElement": ["ID", "HPOS", "VPOS", "HEIGHT", "WIDTH"],
    "TextLine": ["HPOS", "VPOS", "HEIGHT", "WIDTH"],
    "String": ["CONTENT"],
    "HYP": ["CONTENT"],
    "TextStyle": ["ID", "FONTSIZE"],
    "LayoutTag": ["ID", "LABEL"],
}
CHILDREN = {
    "alto": ["Description", "Styles", "Tags", "ReadingOrder", "Layout"],
    "Description": ["MeasurementUnit", "sourceImageInformation", "OCRProcessing", "Processing"],
    "Layout": ["Page"],
    "Page": ["TopMargin", "LeftMargin", "RightMargin", "BottomMargin", "PrintSpace"],
    "PrintSpace": ["TextBlock", "Illustration", "GraphicalElement", "ComposedBlock"],
    "TextBlock": ["Shape", "TextLine"],
    "TextLine": ["Shape", "String", "SP", "HYP"],
}
ORDERED = {"alto", "Description", "Page"}


def local(element):
    return etree.QName(element).localname


def check_alto(root, path):
    for element in root.iter(etree.Element):
        name = local(element)
        for attribute in REQUIRED.get(name, []):
            assert attribute in element.attrib, f"{path}: {name} has no {attribute}"
        allowed = CHILDREN.get(name)
        if allowed is not None:
            inner = [local(child) for child in element]
            assert set(inner) <= set(allowed), f"{path}: {name} holds {set(inner) - set(allowed)}"
            places = [allowed.index(child) for child in inner]
            assert name not in ORDERED or places == sorted(places), f"{path}: {name} holds {inner}"
    ids = root.xpath("//@ID")
    assert len(ids) == len(set(ids)), f"{path}: an ID is there twice"
    for refs in root.xpath("//@STYLEREFS | //@TAGREFS"):
        assert set(refs.split()) <= set(ids), f"{path}: {refs} is not there"
    lines = [[child.tag for child in line] for line in root.iter(ALTO + "TextLine")]
    assert all(ALTO + "String" in line for line in lines), f"{path}: a line without strings"


def check_ink(root, picture, path):
    pixels = pymupdf.Pixmap(str(picture))
    shape = (pixels.height, pixels.width, pixels.n)
    image = numpy.frombuffer(pixels.samples, dtype=numpy.uint8).reshape(shape)
    page = root.find(f".//{ALTO}Page")
    assert (int(page.get("WIDTH")), int(page.get("HEIGHT"))) == (pixels.width, pixels.height), path
    count = 0
    for string in root.iter(ALTO + "String"):
        left, top, width, height = (int(string.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
        box = image[top : top + height, left : left + width].astype(int)
        assert box.size and box.max() - box.min() > 60, f"{path}: no ink under {string.get('CONTENT')}"
        count += 1
    return count


def text_of_other_parser(alto_tools, path):
    out = io.StringIO()
    with open(path, encoding="utf-8") as file, redirect_stdout(out):
        _, xml, namespace = alto_tools.alto_parse(file)
        alto_tools.alto_text(xml, namespace)
    return "".join(out.getvalue().split())


def main():
    tools, package = Path(sys.argv[1]), Path(sys.argv[2])
    sys.path.insert(0, str(tools))
    from alto_tools import alto_tools

    schema = etree.XMLSchema(etree.parse(str(tools / "ocrd_validators" / "mets.xsd")))
    [mets_path] = package.glob("*_mets.xml")
    mets = etree.parse(str(mets_path))
    schema.assertValid(mets)
    named = {}
    for file in mets.iter(METS + "file"):
        path = package / file.find(METS + "FLocat").get(XLINK + "href")
        data = path.read_bytes()
        assert file.get("CHECKSUM") == hashlib.sha256(data).hexdigest(), path
        assert int(file.get("SIZE")) == len(data), path
        named[file.get("ID")] = path
    assert {*named.values(), mets_path} == set(package.iterdir()), "files and METS differ"
    strings, ids = 0, {}
    for name, path in named.items():
        if not name.startswith("ALTO"):
            continue
        root = etree.parse(str(path)).getroot()
        check_alto(root, path.name)
        ids[name] = set(root.xpath("//@ID"))
        picture = package / root.findtext(f".//{ALTO}fileName")
        strings += check_ink(root, picture, path.name)
        own = "".join(
            string.get("CONTENT")
            for string in root.iter(ALTO + "String")
            if string.get("SUBS_TYPE") != "HypPart2"
        )
        other = text_of_other_parser(alto_tools, path)
        # alto-tools leaves the second parts of cut words out, or says the one before once more.
        short = [s.get("CONTENT") for s in root.iter(ALTO + "String") if s.get("SUBS_TYPE") == "HypPart2"]
        assert own == other or (short and len(other) >= len(own)), f"{path.name}: alto-tools reads another text"
    for area in mets.iter(METS + "area"):
        if area.get("BEGIN"):
            assert area.get("BEGIN") in ids[area.get("FILEID")], f"{area.get('BEGIN')} is not there"
    print(f"ok  {package.name}: METS valid, {len(ids)} ALTO files, ink under {strings} strings")


main()
