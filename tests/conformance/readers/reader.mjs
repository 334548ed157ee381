// A reading system opens a book (epub.js), turns to its last page, and finds the pages and articles
// of the issue in its contents and its list of pages.
//
//   node reader.mjs BOOK.epub issue.json
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { installed, open, serve, tell } from "./book.mjs";

const [path, issuePath] = process.argv.slice(2);
const issue = JSON.parse(readFileSync(issuePath, "utf8"));
const book = await open(path);
const server = await serve(book, {
  "/book.epub": readFileSync(path),
  "/epub.js": installed("epubjs", "dist", "epub.min.js"),
  "/jszip.js": installed("jszip", "dist", "jszip.min.js"),
  "/reader.html": `<!DOCTYPE html><meta charset="UTF-8"><script src="jszip.js"></script>
    <script src="epub.js"></script><div id="page"></div>`,
});
const browser = await chromium.launch({
  executablePath: process.env.PAIBAN_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
await page.goto(`${server.origin}/reader.html`);
const found = await page.evaluate(read);
await browser.close();
server.close();

const faults = [];
const squash = (text) => text.replace(/\s+/g, "");
compare("the contents", found.contents.map(squash), [
  ...issue.pages.flatMap((page) => [null, ...page.articles.map((article) => squash((article.headline ?? []).join("")))]),
]);
compare("the list of pages", found.pages, issue.pages.map((page) => page.label));
if (book.cover && !found.cover) faults.push("the cover is not found");
if (found.last !== book.spine.at(-1)?.split("/").pop()) {
  faults.push(`the last page is in ${found.last}, not in ${book.spine.at(-1)}`);
}
tell("reader", path, faults, `${found.contents.length} entries, ${found.turned} pages turned`);

/** Entries of the book against those of the issue; what the issue leaves open may be anything. */
function compare(what, ours, theirs) {
  if (ours.length !== theirs.length) faults.push(`${what}: ${ours.length} entries, expected ${theirs.length}`);
  theirs.forEach((text, i) => {
    if (text && ours[i] !== text) faults.push(`${what}: entry ${i + 1} is "${ours[i]}", expected "${text}"`);
  });
}

/** Opens the book in the browser, and turns its pages. */
async function read() {
  const book = ePub("/book.epub");
  await book.ready;
  const contents = [];
  const walk = (entries, depth) =>
    entries.forEach((entry) => {
      // The first entry is the title page.
      contents.push(entry.label.trim());
      walk(entry.subitems ?? [], depth + 1);
    });
  walk(book.navigation.toc, 0);
  const pages = await listOfPages(book);
  const rendition = book.renderTo("page", { width: 760, height: 860, flow: "paginated", spread: "none" });
  await rendition.display();
  const place = () => `${rendition.location.start.cfi} ${rendition.location.end.cfi}`;
  let turned = 0;
  let last = "";
  let still = 0;
  while (still < 2 && turned < 2000) {
    await rendition.next();
    turned += 1;
    const here = place();
    still = here === last ? still + 1 : 0;
    last = here;
    if (rendition.location.atEnd) break;
  }
  const cover = await book.coverUrl();
  return {
    contents: contents.slice(1),
    pages,
    turned,
    last: rendition.location.end.href.split("/").pop(),
    cover: cover ? await loads(cover) : false,
  };

  async function listOfPages(book) {
    const path = book.packaging.navPath ?? "nav.xhtml";
    const nav = await book.load(path);
    const list = [...nav.querySelectorAll("nav")].find((one) => (one.getAttribute("epub:type") ?? "") === "page-list");
    return list ? [...list.querySelectorAll("a")].map((link) => link.textContent.trim()) : [];
  }

  function loads(url) {
    return new Promise((done) => {
      const image = new Image();
      image.onload = () => done(image.naturalWidth > 0);
      image.onerror = () => done(false);
      image.src = url;
    });
  }
}
