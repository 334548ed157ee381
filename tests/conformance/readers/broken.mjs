// A book with a fault in it, to see whether the judges notice.
//
//   node broken.mjs BOOK.epub wide|link|contrast|alt|word|contents OUT.epub
import { readFileSync, writeFileSync } from "node:fs";
import JSZip from "jszip";

const [path, fault, out] = process.argv.slice(2);
const zip = await JSZip.loadAsync(readFileSync(path));
const page = "EPUB/page-001.xhtml";
const breaks = {
  wide: [page, (text) => text.replace("</h1>", '</h1><div style="width:2000px">x</div>')],
  link: [page, (text) => text.replace("</h1>", '</h1><p><a href="page-001.xhtml#nowhere">x</a></p>')],
  contrast: [page, (text) => text.replace("</h1>", '</h1><p style="color:#ccc;background:#fff">pale</p>')],
  alt: [page, (text) => text.replace("</h1>", '</h1><p><img src="images/cover.jpg"/></p>')],
  word: [
    page,
    (text) => text.replace("</h1>", '</h1><p class="kicker" style="width:5em;word-break:break-all">甲<wbr/>三年清淤截</p>'),
  ],
  contents: ["EPUB/nav.xhtml", (text) => text.replace(/<li><a id="nav-article-1"[\s\S]*?<\/li>/, "")],
};
const [name, change] = breaks[fault];
const before = await zip.file(name).async("string");
const after = change(before);
if (after === before) throw new Error(`nothing was broken for ${fault}`);
zip.file(name, after);
writeFileSync(out, await zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" }));
