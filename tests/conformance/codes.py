"""Reads the QR codes of rendered pages with zbarimg.

    codes.py BOOK.pdf ISSUE.json

Fails unless the pages show the codes of the links and figures of the issue, and no others.
"""

import json
import pathlib
import subprocess
import sys
import tempfile


def shown(pdf):
    """What zbarimg reads on the pages."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "200", "-gray", pdf, f"{folder}/page"], check=True)
        pages = sorted(map(str, pathlib.Path(folder).glob("page*.pgm")))
        command = ["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", *pages]
        return set(subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout.split())


def wanted(node):
    """The addresses that an issue wants codes of."""
    if isinstance(node, list):
        return set().union(*map(wanted, node))
    if not isinstance(node, dict):
        return set()
    own = {node["url"]} if node.get("qr") is True else {node["qr"]} if "qr" in node else set()
    return own.union(*map(wanted, node.values()))


def main(pdf, issue):
    found, expected = shown(pdf), wanted(json.loads(pathlib.Path(issue).read_text(encoding="utf-8")))
    if found != expected:
        sys.exit(f"codes: {pdf}: found {sorted(found)}, expected {sorted(expected)}")


main(*sys.argv[1:])
