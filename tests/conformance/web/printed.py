"""A printed article has all of its text, and nothing of the site around it.

    python3 printed.py ARTICLE.pdf ARTICLE.htm
"""
import re
import sys
import unicodedata

import pymupdf
from lxml import html

pdf, page = sys.argv[1], html.parse(sys.argv[2]).getroot()

def plain(text):
    return re.sub(r"[\s\u00ad]+", "", unicodedata.normalize("NFKC", text))

printed = plain("".join(page.get_text() for page in pymupdf.open(pdf)))
article = page.xpath("//article")[0]
for hidden in article.xpath(".//fieldset | .//rt | .//rp | .//*[@class='hidden']"):
    hidden.drop_tree()
parts = [plain(part.text_content()) for part in article.xpath(".//h1 | .//p | .//figcaption | .//li | .//td | .//th")]
missing = [part for part in parts if part and part not in printed and not all(c in printed for c in part)]
assert not missing, f"not printed: {missing[:3]}"
found = sum(part in printed for part in parts if part)
# A paragraph that goes on over the next page has a folio of the browser in it at most.
assert found >= len([part for part in parts if part]) - pymupdf.open(pdf).page_count, f"{found} of {len(parts)} whole"
around = page.xpath("//nav//a | //header[@class='bar']//a | //footer//a | //aside//h2 | //label")
names = {plain(part.text_content()) for part in around} - {plain(part) for part in parts} - {""}
whole = "".join(parts)
stray = [name for name in names if len(name) > 1 and name in printed and name not in whole]
# Where it is from stands below it: paper, day, page.
source = plain(page.xpath("//*[@class='source']")[0].text_content())
stray = [name for name in stray if name not in source]
assert not stray, f"printed with it: {stray}"
print(f"printed: {found} pieces of text, {len(names)} names of the site are not there")
