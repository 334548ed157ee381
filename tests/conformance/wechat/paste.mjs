// The page for the desk in a browser, from file://: every article is copied by its button and pasted into a field that
// strips what the editor of WeChat strips. Nothing of the text is lost, the look is kept, text can be read on white and
// on the dark ground of WeChat, and nothing sticks out of a phone of 375 pixels.
//
//   node paste.mjs WECHAT [--shots DIR]
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder, ...rest] = process.argv.slice(2);
const shots = rest[0] === "--shots" ? rest[1] : undefined;
const browser = await chromium.launch({
  executablePath: process.env.PAIBAN_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--hide-scrollbars"],
});
const faults = [];
const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
const context = await browser.newContext({ viewport: { width: 375, height: 1000 } });
const page = await context.newPage();
page.on("pageerror", (error) => faults.push(`page: ${error}`));
page.on("requestfailed", (request) => faults.push(`page: cannot load ${request.url()}`));
page.on("request", (request) => request.url().startsWith("file:") || faults.push(`page: asks for ${request.url()}`));
await page.goto(pathToFileURL(resolve(folder, "index.html")).href);
const field = await context.newPage();
await field.setContent("<body style='margin:16px;width:343px;font:17px sans-serif'><div id=field contenteditable></div></body>");
await field.evaluate(editor);

for (const article of report.articles) {
  await page.bringToFront();
  await page.evaluate((id) => document.querySelector(`[data-article="${id}"]`).click(), article.folder);
  await page.click("#copy-text");
  await page.waitForSelector(".toast:not([hidden])");
  await field.bringToFront();
  await field.evaluate(() => { const own = document.getElementById("field"); own.innerHTML = ""; own.focus(); });
  await field.keyboard.press("Control+V");
  const markup = readFileSync(join(folder, article.folder, "article.html"), "utf8");
  for (const fault of await field.evaluate(compare, markup)) faults.push(`${article.folder}: ${fault}`);
  if (shots && article === report.articles[0]) {
    mkdirSync(shots, { recursive: true });
    await field.screenshot({ path: join(shots, "pasted.png"), fullPage: true });
  }
}

for (const dark of [false, true]) {
  await page.bringToFront();
  await page.evaluate((dark) => document.querySelector(`[data-colours=${dark ? "dark" : "light"}]`).click(), dark);
  for (const article of report.articles) {
    await page.evaluate((id) => document.querySelector(`[data-article="${id}"]`).click(), article.folder);
    for (const fault of await page.evaluate(look)) faults.push(`${article.folder}, ${dark ? "dark" : "light"}: ${fault}`);
  }
  if (shots) {
    await page.evaluate(() => { document.querySelector("[data-article]").click(); document.querySelector(".toast").hidden = true; });
    await page.screenshot({ path: join(shots, dark ? "dark.png" : "light.png"), fullPage: true });
  }
}
await browser.close();
for (const fault of faults.slice(0, 40)) console.error(fault);
console.log(`${folder}: ${report.articles.length} articles pasted, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);

// The editor: what is pasted loses elements, attributes, properties and links that it does not keep.
function editor() {
  const elements = new Set("SECTION P SPAN STRONG EM U H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE TABLE THEAD TBODY TR TH TD CAPTION BR IMG HR A".split(" "));
  const dropped = new Set("SCRIPT STYLE LINK IFRAME FORM META SVG".split(" "));
  const attributes = new Set("style src alt colspan rowspan href".split(" "));
  const gone = /^(position|display|flex|grid|filter|animation|background|float|transform)/;
  const clean = (node) => {
    for (const child of [...node.childNodes]) {
      if (child.nodeType === Node.COMMENT_NODE || dropped.has(child.nodeName)) { child.remove(); continue; }
      if (child.nodeType !== Node.ELEMENT_NODE) continue;
      clean(child);
      for (const { name, value } of [...child.attributes]) {
        if (!attributes.has(name) || name === "href" && !value.startsWith("https://mp.weixin.qq.com/")) child.removeAttribute(name);
      }
      for (const property of [...child.style]) if (gone.test(property)) child.style.removeProperty(property);
      if (!elements.has(child.nodeName) || child.nodeName === "A" && !child.hasAttribute("href")) child.replaceWith(...child.childNodes);
    }
  };
  document.getElementById("field").addEventListener("paste", (event) => {
    event.preventDefault();
    window.plain = event.clipboardData.getData("text/plain");
    const parsed = new DOMParser().parseFromString(event.clipboardData.getData("text/html"), "text/html");
    clean(parsed.body);
    event.currentTarget.innerHTML = parsed.body.innerHTML;
  });
}

// What was pasted beside what was written: text, and how every piece of it looks.
function compare(markup) {
  const faults = [];
  const field = document.getElementById("field");
  const written = document.createElement("div");
  written.innerHTML = markup;
  document.body.append(written);
  const packed = (text) => text.replace(/\s/g, "");
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) if (packed(walker.currentNode.data)) found.push(walker.currentNode);
    return found;
  };
  if (packed(field.textContent) !== packed(written.textContent)) faults.push("text is lost");
  if (packed(window.plain) !== packed(written.textContent)) faults.push("plain text is not that of the article");
  const [pasted, own] = [texts(field), texts(written)];
  if (pasted.length !== own.length) faults.push(`${pasted.length} pieces of text for ${own.length}`);
  const properties = ["color", "fontWeight", "fontSize", "textAlign", "borderLeftWidth", "marginTop", "verticalAlign"];
  own.forEach((node, place) => {
    if (!pasted[place]) return;
    const [one, other] = [node, pasted[place]].map((node) => getComputedStyle(node.parentElement));
    for (const property of properties) {
      if (one[property] !== other[property]) faults.push(`${property} of "${node.data.slice(0, 12)}" is ${other[property]}, not ${one[property]}`);
    }
  });
  const pictures = (root) => root.querySelectorAll("img").length;
  if (pictures(field) !== pictures(written)) faults.push("pictures are lost");
  written.remove();
  return faults;
}

// What sticks out of the phone, and text that cannot be told from its ground.
function look() {
  const faults = [];
  const article = [...document.querySelectorAll(".article")].find((one) => !one.hidden);
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} pixels wide`);
  const ground = article.querySelector(".ground");
  const light = (text) => {
    const parts = text.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const under = light(getComputedStyle(ground).backgroundColor);
  const walker = document.createTreeWalker(ground, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.data.trim()) continue;
    const over = light(getComputedStyle(walker.currentNode.parentElement).color);
    const contrast = Math.max(over, under) / Math.min(over, under);
    if (contrast < 4) faults.push(`contrast ${contrast.toFixed(2)} of "${walker.currentNode.data.slice(0, 12)}"`);
  }
  for (const image of ground.querySelectorAll("img")) if (!image.naturalWidth) faults.push(`no picture ${image.getAttribute("src")}`);
  return [...new Set(faults)];
}
