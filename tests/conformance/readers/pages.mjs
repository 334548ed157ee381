// Every document of a book in a browser, at three widths, light and dark and in colours that the
// reader forces: nothing sticks out, every picture is there, every link leads somewhere, text can be
// told from its ground, and the stylesheet leaves colours, faces and sizes of the text to the reader. No
// line of a head ends inside a word.
//
//   node pages.mjs BOOK.epub [--shots DIR]
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { chromium } from "playwright-core";
import { open, serve, tell } from "./book.mjs";

const [path, ...rest] = process.argv.slice(2);
const shots = rest[0] === "--shots" ? rest[1] : undefined;
const WIDTHS = [360, 768, 1280];
const HEAD_WIDTHS = [320, 360, 500];
const HEIGHT = 800;
// What reading systems put before the styles of a book at night.
const NIGHT = "@layer reader { html { background: #121212; color: #e6e6e6; color-scheme: dark } }";

const book = await open(path);
const server = await serve(book);
const browser = await chromium.launch({
  executablePath: process.env.PAIBAN_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--hide-scrollbars"],
});
const faults = new Set();
const ids = new Map();
const links = [];

styles();
for (const mode of ["light", "dark", "forced"]) {
  const context = await browser.newContext({
    colorScheme: mode === "dark" ? "dark" : "light",
    forcedColors: mode === "forced" ? "active" : "none",
  });
  const page = await context.newPage();
  let document = "";
  page.on("console", (message) => message.type() === "error" && faults.add(`${document}: ${message.text()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.origin)) faults.add(`${document}: asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => faults.add(`${document}: cannot load ${request.url()}`));
  for (document of book.spine) {
    await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
    await page.goto(`${server.origin}/book/${document}`);
    if (mode === "dark") await page.addStyleTag({ content: NIGHT }).catch(() => night(page));
    for (const width of mode === "light" ? HEAD_WIDTHS : []) {
      await page.setViewportSize({ width, height: HEIGHT });
      for (const word of await page.evaluate(cutWords)) faults.add(`${document} at ${width}: a line ends inside "${word}"`);
    }
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      const found = await page.evaluate(look, mode);
      for (const fault of found.faults) faults.add(`${document} at ${width}, ${mode}: ${fault}`);
      if (mode === "light" && width === WIDTHS[0]) {
        ids.set(document, new Set(found.ids));
        links.push(...found.links.map((href) => [document, href]));
      }
      if (shots && mode !== "forced" && width !== 768) await shoot(page, document, width, mode);
    }
  }
  await context.close();
}
follow();
await browser.close();
server.close();
tell("pages", path, [...faults], `${book.spine.length} documents, ${links.length} links`);

/** The reader's night in a document whose head takes no markup. */
function night(page) {
  return page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, NIGHT);
}

/** A picture of the document: all of it, or of vertical lines what is seen first. */
async function shoot(page, document, width, mode) {
  mkdirSync(shots, { recursive: true });
  const path = join(shots, `${basename(document, ".xhtml")}-${width}-${mode}.png`);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  const vertical = await page.evaluate(() => getComputedStyle(document.documentElement).writingMode !== "horizontal-tb");
  if (!vertical) return page.screenshot({ path, fullPage: true });
  // The library's own pictures look beyond the start of lines that run to the left.
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: false });
  writeFileSync(path, Buffer.from(data, "base64"));
}

/** What the styles of a book must leave to the reader. */
function styles() {
  for (const [name, content] of book.files) {
    if (!name.endsWith(".css")) continue;
    const css = content.toString().replace(/\/\*[\s\S]*?\*\//g, "");
    const fonts = css.includes("@font-face");
    for (const [, selector, rules] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      const body = /(^|[\s,])(html|body|p)\s*(,|$)/.test(selector.trim());
      const told = (what) => faults.add(`${name}: ${selector.trim()} ${what}`);
      if (body && /(^|;|\s)(color|background(-color)?)\s*:/.test(rules)) told("sets a colour");
      if (/font-size\s*:[^;]*\d(px|pt)/.test(rules)) told("sets a fixed size");
      if (!fonts && /font-family\s*:/.test(rules)) told("sets a face");
      if (/(^|;|\s)color\s*:(?!\s*(inherit|currentColor))/.test(rules)) told("sets a colour");
    }
  }
}

/** Every link leads to a file of the book and an id in it. */
function follow() {
  for (const [from, href] of links) {
    const url = new URL(href);
    if (url.origin !== server.origin) continue;
    const target = decodeURIComponent(url.pathname).replace("/book/", "");
    const id = decodeURIComponent(url.hash.slice(1));
    if (!book.files.has(target)) faults.add(`${from}: leads to ${target}, which is not there`);
    else if (id && !ids.get(target)?.has(id)) faults.add(`${from}: leads to ${target}#${id}, which is not there`);
  }
}

/** Words of heads that stand on two lines, though one has room for them. Words end at <wbr/>, blanks and marks. */
function cutWords() {
  const vertical = getComputedStyle(document.documentElement).writingMode !== "horizontal-tb";
  const cut = [];
  for (const head of document.querySelectorAll(".page-head h1, .article h2, .kicker, .deck, .subhead")) {
    const style = getComputedStyle(head);
    const room = parseFloat(vertical ? style.height : style.width);
    let word = [];
    const end = () => {
      const length = word.reduce((sum, { box }) => sum + (vertical ? box.height : box.width), 0);
      const [first, last] = [word.at(0)?.box, word.at(-1)?.box];
      const parted = word.length > 1 && (vertical ? last.right <= first.left : last.top >= first.bottom);
      if (parted && length <= room) cut.push(word.map(({ character }) => character).join(""));
      word = [];
    };
    const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (["wbr", "br"].includes(node.localName) || node.className === "line") end();
      } else if (!node.parentElement.closest("rt, rp")) {
        characters(node).forEach((one) => (/[\p{L}\p{N}]/u.test(one.character) ? word.push(one) : end()));
      }
    }
    end();
  }
  return cut;

  function characters(node) {
    const range = document.createRange();
    let start = 0;
    return [...node.data].map((character) => {
      range.setStart(node, start);
      range.setEnd(node, (start += character.length));
      return { character, box: range.getBoundingClientRect() };
    });
  }
}

/** Looks at the document in the browser. */
function look(mode) {
  const faults = [];
  const root = document.documentElement;
  const vertical = getComputedStyle(root).writingMode !== "horizontal-tb";
  const room = vertical ? innerHeight : innerWidth;
  const size = vertical ? root.scrollHeight : root.scrollWidth;
  if (size > room + 1) faults.push(`is ${size} wide, the room is ${room}`);
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    const [start, end] = vertical ? [box.top, box.bottom] : [box.left, box.right];
    const shown = box.width > 0 && box.height > 0;
    if (shown && (start < -1 || end > room + 1)) {
      faults.push(`<${element.localName} class="${element.className}"> reaches from ${start} to ${end}`);
    }
  }
  for (const image of document.images) {
    if (!image.complete || image.naturalWidth === 0) faults.push(`the picture ${image.src} is not shown`);
    const box = image.getBoundingClientRect();
    if (box.width > innerWidth + 1 || box.height > innerHeight * (vertical ? 1 : 4) + 1) {
      faults.push(`the picture ${image.src} is ${box.width} x ${box.height}`);
    }
    const ratio = box.width / box.height / (image.naturalWidth / image.naturalHeight);
    if (box.height > 0 && Math.abs(ratio - 1) > 0.03) faults.push(`the picture ${image.src} is out of shape`);
  }
  faults.push(...contrasts());
  return {
    faults,
    ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
    links: [...document.links].map((link) => link.href),
  };

  /** Text that cannot be told from its ground (WCAG 2.2, 1.4.3). */
  function contrasts() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || seen.has(element) || element.getClientRects().length === 0) continue;
      seen.add(element);
      const ratio = contrast(colour(getComputedStyle(element).color), ground(element));
      if (ratio < 4.5) found.push(`the text "${node.data.trim().slice(0, 12)}" has a contrast of ${ratio.toFixed(2)}`);
    }
    return found;
  }

  function ground(element) {
    for (let one = element; one; one = one.parentElement) {
      const [r, g, b, a] = colour(getComputedStyle(one).backgroundColor);
      if (a > 0) return [r, g, b];
    }
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = mode === "light" ? "white" : "Canvas";
    const found = colour(getComputedStyle(probe).color);
    probe.remove();
    return found;
  }

  function colour(text) {
    const numbers = text.match(/[\d.]+/g).map(Number);
    return [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1];
  }

  function contrast(one, other) {
    const light = ([r, g, b]) => {
      const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  }
}
