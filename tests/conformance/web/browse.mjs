// Opens one document of each kind in Chromium: axe finds nothing (WCAG 2.2 A and AA), nothing scrolls sideways, no request
// leaves the site, no script or style is refused, areas lie on the picture to the pixel, weights are within their limits, a
// reader goes everywhere by keys alone, and an article is printed.
//
//   node browse.mjs SITE QUERY FOLDER
import { createServer } from "node:http";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const [site, query, out] = process.argv.slice(2);
const types = { ".htm": "text/html", ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".jpg": "image/jpeg",
  ".webp": "image/webp", ".png": "image/png", ".json": "application/json", ".webmanifest": "application/manifest+json" };
let sent = 0;
const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  // Browsers ask for it unasked.
  if (path === "/favicon.ico") return response.writeHead(204).end();
  try {
    const bytes = await readFile(join(site, path));
    sent += bytes.length;
    response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0);
const home = `http://127.0.0.1:${server.address().port}`;
const [month] = await readdir(join(site, "html"));
const [day] = (await readdir(join(site, "html", month))).filter((name) => /^\d\d$/.test(name));
const folder = `html/${month}/${day}`;
const articles = (await readdir(join(site, folder))).filter((name) => name.startsWith("content_")).sort();
const found = encodeURIComponent(query);
const kinds = [`${folder}/node_1.htm`, `${folder}/${articles[0]}`, `${folder}/node_1.htm#q=${found}`, "back.htm", "columns.htm", "authors.htm",
  "search.htm", `search.htm?q=${found}`, "accessibility.htm"];
const faults = [];
let scripts = 0;
const browser = await chromium.launch({ executablePath: process.env.PAIBAN_CHROMIUM, args: ["--no-sandbox"] });
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

async function opened(options, path) {
  const context = await browser.newContext({ bypassCSP: false, ...options });
  const page = await context.newPage();
  sent = 0;
  page.on("request", (request) => request.url().startsWith(home) || request.url().startsWith("data:") || faults.push(`${path}: asks ${request.url()}`));
  page.on("console", (message) => message.type() === "error" && faults.push(`${path}: ${message.text()}`));
  await page.goto(`${home}/${path}`, { waitUntil: "networkidle" });
  return { context, page };
}

for (const path of kinds) {
  const { context, page } = await opened({ viewport: { width: 1280, height: 800 } }, path);
  if (path.includes("#q=")) await page.waitForSelector("#hits li");
  if (path.includes("?q=")) await page.waitForSelector("#results .result");
  // The debugger runs the judge: the policy of the site refuses scripts of others.
  await page.evaluate(axe);
  for (const width of [1280, 768, 360, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const [colorScheme, forcedColors] of [["light", "none"], ["dark", "none"], ["light", "active"]]) {
      // Colours that are still changing are none of either.
      await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: "reduce" });
      const name = `${path} ${width} ${colorScheme}${forcedColors === "active" ? " forced" : ""}`;
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
      const result = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), tags);
      for (const one of result.violations) faults.push(`${name}: ${one.id} ${one.nodes[0].html.slice(0, 160)}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) faults.push(`${name}: ${wide} pixels wider than the window`);
    }
  }
  await context.close();
}

for (const width of [360, 1440]) {
  // The worker of the site keeps the issue for later; what is weighed is what a reader waits for.
  const { context, page } = await opened({ viewport: { width, height: 800 }, serviceWorkers: "block" }, kinds[0]);
  if (width === 360 && sent > 300 * 1024) faults.push(`${kinds[0]}: ${sent} bytes at 360 pixels`);
  const off = await page.evaluate(() => {
    const [picture, drawing] = ["img", "svg"].map((name) => document.querySelector(`#sheet .sheet ${name}`).getBoundingClientRect());
    return Math.max(...["left", "top", "width", "height"].map((side) => Math.abs(picture[side] - drawing[side])));
  });
  if (off > 1) faults.push(`${kinds[0]}: areas are ${off} pixels off at ${width}`);
  console.log(`a page at ${width} pixels: ${sent} bytes`);
  await context.close();
}
for (const name of (await readdir(join(site, "scripts")))) scripts += (await readFile(join(site, "scripts", name))).length;
if (scripts > 32 * 1024) faults.push(`scripts: ${scripts} bytes`);
for (const name of articles) {
  const bytes = (await readFile(join(site, folder, name))).length;
  if (bytes > 60 * 1024) faults.push(`${name}: ${bytes} bytes`);
}

// The tour by keys alone, as a reader without a mouse makes it. Without scripts there is no search: the rest is the same.
async function tour(options, address, name) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage(), keys = page.keyboard, hasScript = options.javaScriptEnabled !== false;
  const to = async (selector) => {
    for (let steps = 0; steps < 300; steps++) {
      await keys.press("Tab");
      if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
    }
    throw new Error(`${name}: no way to ${selector} at ${page.url()}`);
  };
  const enter = async (pattern) => {
    await Promise.all([page.waitForURL(pattern), keys.press("Enter")]);
    await page.waitForLoadState();
  };
  await page.goto(`${address}/${kinds[0]}`);
  await to("#list .story a");
  await enter(/content_/);
  const first = page.url();
  if (hasScript) await Promise.all([page.waitForURL((url) => url.href !== first), keys.press("ArrowRight")]);
  else { await to(".steps a[rel=next]"); await enter((url) => url.href !== first); }
  await page.waitForLoadState();
  if (hasScript) {
    await keys.press("/");
    await keys.insertText(query);
    await enter(/search\.htm/);
    await page.waitForSelector("#results .result");
    await to("#results h2 a");
    await to("#results .on-page");
    await enter(/node_.*#q=/);
    await page.waitForSelector("#hits li");
    await keys.press("ArrowDown");
    // A reader who speaks to the machine switches keys of one character off.
    await to(".foot .keys");
    await keys.press("Space");
    await keys.press("/");
    if (await page.evaluate(() => document.activeElement?.id === "q")) throw new Error(`${name}: a key works that is switched off`);
    await page.reload();
  }
  await to(".site a[href$='back.htm']");
  await enter(/back\.htm/);
  await to(".month a");
  await enter(/node_/);
  await to(".site a[href$='paperindex.htm']");
  await enter(/node_1\./);
  await context.close();
  console.log(`tour by keys: ${name}`);
}
for (const [where, address] of [["http", home], ["file", pathToFileURL(site).href]])
  for (const javaScriptEnabled of [true, false])
    await tour({ javaScriptEnabled }, address, `${where}${javaScriptEnabled ? "" : ", no scripts"}`).catch((error) => faults.push(String(error)));

// An article as a printer gets it.
for (const [place, name] of articles.slice(0, 2).entries()) {
  const { context, page } = await opened({}, `${folder}/${name}`);
  await page.pdf({ path: join(out, `printed-${place}.pdf`), format: "A4" });
  await writeFile(join(out, `printed-${place}.htm`), await readFile(join(site, folder, name)));
  await context.close();
}
await browser.close();
server.close();
faults.forEach((fault) => console.error(fault));
console.log(`browser: ${kinds.length} kinds of documents, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
