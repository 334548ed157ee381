// The scripts in the documents of a site: results, facets, hits lit in an article and on the picture of a page, keys;
// over http and from a folder.
//
//   node documents.mjs SITE [--shots FOLDER]
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browser, document, expect, filed, opened, searchDocument, served, shard } from "./site.mjs";

const site = process.argv[2];
const shots = process.argv[3] === "--shots" ? process.argv[4] : null;
const day = "html/2026-01/03";
mkdirSync(join(site, day), { recursive: true });

// Documents as the site writes them, in short.
const write = (path, text) => writeFileSync(join(site, path), text);
write("search.htm", searchDocument);
write(`${day}/content_7.htm`, document(
  `<main><article class="article"><header><h1><span class="line">河清了，</span> <span class="line">更要守得住</span></h1></header>
<div class="tools-row"><fieldset>${["s", "m", "l", "xl"].map((size) => `<input type="radio" name="size" id="size-${size}" value="${size}"${size === "m" ? " checked" : ""}>`).join("")}</fieldset></div>
<div id="ozoom"><p>三年<b>来鹤</b>桥<ruby>埭<rt>dài</rt></ruby>上，又见来　鹤桥。</p><p>第二段。</p></div></article>
<nav><a rel="prev" href="content_6.htm">前</a><a rel="next" href="content_8.htm">后</a></nav></main>`,
  `data-kind="article"`, "../../../"));
for (const number of [6, 8]) write(`${day}/content_${number}.htm`, document("<main></main>", `data-kind="article"`, "../../../"));
write(`${day}/node_1.htm`, document(
  `<main><section id="list"><ul><li data-article="7"><a href="content_7.htm">河清了</a></li><li data-article="8"><a href="content_8.htm">末班船</a></li></ul></section>
<section id="sheet"><p class="tools"><a class="tool enlarge" href="page.webp">放大</a></p><div class="sheet"><svg class="areas" viewBox="0 0 1105000 1559000">
<a class="area" href="content_7.htm" data-article="7" aria-label="河清了"><polygon points="0,0 500000,0 500000,700000 0,700000"/></a></svg></div></section></main>`,
  `data-kind="page" data-date="2026-01-03" data-page="1"`, "../../../"));

// A day of the index with lines: a hit that goes over two of them, one that runs downwards.
const put = (name, value) => {
  mkdirSync(join(site, "search", name, ".."), { recursive: true });
  write(`search/${name}.js`, shard(name, value));
};
const text = (n, x) => ({ n, a: `${day}/content_${n}.htm`, t: "河清了", b: "", p: 1, l: `${day}/node_1.htm`, i: "", x });
put("2026-01-03/text-0", [text(7, ["三年来鹤桥上一片叫好。又见来鹤桥。"]), text(8, ["末班船过了来鹤桥"])]);
put("2026-01-03/lines-1", { sheets: [{ window: [0, 0, 11050, 15590], articles: [
  { text: [0, 0], spans: [[0, 0, 4, 1000, 2000, 400, 100], [0, 4, 13, 1000, 2100, 1300, 100]] },
  { text: [0, 1], spans: [[0, 0, 8, 5000, 1000, 100, 800]] },
] }] });

// Pictures of pages: a pixel each.
const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
for (let day = 1; day <= 31; day++) {
  const folder = `html/2026-01/${String(day).padStart(2, "0")}`;
  mkdirSync(join(site, folder), { recursive: true });
  for (let page = 1; page <= 4; page++) writeFileSync(join(site, folder, `page-${page}-720.webp`), pixel);
}

const chromium = await browser();
const server = await served(site);

async function results(context, address, way) {
  const { page, complaints } = await opened(context, `${address}search.htm?q=${encodeURIComponent("沈")}`);
  await page.waitForSelector("#results .result mark");
  const count = await page.textContent("#count");
  expect(/^10 篇，\d+ 处…$/.test(count), true, `${way}: ${count}`);
  expect(await page.locator("#results .result").count(), 10, `${way}: results`);
  const marks = await page.locator("#results .sentence mark").allTextContents();
  expect(marks.every((mark) => mark === "沈"), true, `${way}: marks ${marks}`);
  expect(await page.locator("#facets legend").allTextContents(), ["版", "栏目", "作者", "年份"], `${way}: facets`);
  const href = await page.getAttribute("#results h2 a", "href");
  expect(/^html\/2026-01\/\d\d\/content_\d+\.htm#q=/.test(href), true, `${way}: ${href}`);
  if (shots) await page.screenshot({ path: join(shots, `results-${way}.png`) });

  // A facet leaves its own results; the keys lead along them and back to the box.
  await page.locator("#facets input[name=column]").first().check();
  const column = await page.locator("#facets input[name=column]").first().getAttribute("value");
  await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "column");
  expect(["人间", "时评"].includes(column), true, `${way}: column ${column}`);
  await page.focus("#q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await page.evaluate(() => [...document.querySelectorAll("#results h2 a")].indexOf(document.activeElement)), 1, `${way}: arrows`);
  await page.keyboard.press("/");
  expect(await page.evaluate(() => document.activeElement?.id), "q", `${way}: slash`);
  await page.fill("#q", "这个词哪里也没有");
  await page.waitForFunction(() => document.getElementById("count")?.textContent === "没有找到，试试少打一个字");
  expect(complaints, [], `${way}: complaints of the search`);
  await page.close();
}

async function article(context, address, way) {
  const { page, complaints } = await opened(context, `${address}${day}/content_7.htm#q=${encodeURIComponent("来鹤桥")}`);
  await page.waitForSelector("mark");
  expect((await page.locator("mark").allTextContents()).join(""), "来鹤桥来　鹤桥", `${way}: marks of an article`);
  expect((await page.textContent("#ozoom")).trim(), "三年来鹤桥埭dài上，又见来　鹤桥。第二段。", `${way}: the text stays`);
  await page.keyboard.press("+");
  expect(await page.getAttribute("html", "data-size"), "l", `${way}: larger text`);
  await page.click("#night");
  expect(await page.getAttribute("html", "data-scheme"), "dark", `${way}: night`);
  expect(await page.context().cookies(), [], `${way}: cookies`);
  await page.keyboard.press("ArrowRight");
  await page.waitForURL(/content_8\.htm/);
  expect(await page.getAttribute("html", "data-scheme"), "dark", `${way}: night is kept`);
  expect(complaints, [], `${way}: complaints of an article`);
  await page.close();
  const { page: head } = await opened(context, `${address}${day}/content_7.htm#q=${encodeURIComponent("清了，更要")}`);
  await head.waitForSelector("mark");
  expect((await head.locator("h1 mark").allTextContents()).join("").replace(/\s/g, ""), "清了，更要", `${way}: over the lines of a head`);
  await head.close();
}

async function hits(context, address, way) {
  const { page, complaints } = await opened(context, `${address}${day}/node_1.htm#q=${encodeURIComponent("来鹤桥")}&n=8`);
  await page.waitForSelector("#hits li");
  const rects = (kind) => page.locator(`svg.areas rect.${kind}`).evaluateAll((all) =>
    all.map((one) => ["x", "y", "width", "height"].map((name) => Number(one.getAttribute(name)))).sort((a, b) => a[1] - b[1] || a[0] - b[0]));
  expect(await rects("hit"), [[500000, 150000, 10000, 30000], [120000, 200000, 20000, 10000], [100000, 210000, 10000, 10000], [190000, 210000, 30000, 10000]].sort((a, b) => a[1] - b[1] || a[0] - b[0]), `${way}: hits`);
  expect((await rects("line")).length, 4, `${way}: lines`);
  expect(await page.textContent(".hits-bar [role=status]"), "第 3 处，本版 3 处", `${way}: which hit`);
  await page.keyboard.press("ArrowDown");
  expect(await page.textContent(".hits-bar [role=status]"), "第 1 处，本版 3 处", `${way}: the first follows the last`);
  expect(await page.locator("#hits mark").allTextContents(), ["来鹤桥", "来鹤桥", "来鹤桥"], `${way}: sentences`);
  await page.hover("#list [data-article='7']");
  expect(await page.locator(".area.lit").count(), 1, `${way}: an area is lit by its story`);
  if (shots) await page.screenshot({ path: join(shots, `hits-${way}.png`) });
  expect(complaints, [], `${way}: complaints of a page`);
  await page.close();
}

for (const [way, address] of [["http", server.address], ["file", filed(site)]]) {
  const context = await chromium.newContext({ serviceWorkers: "block", viewport: { width: 1280, height: 900 } });
  await results(context, address, way);
  await article(context, address, way);
  await hits(context, address, way);
  await context.close();
  console.log(`web_search: ${way}: results, facets, hits and keys`);
}
await chromium.close();
server.close();
