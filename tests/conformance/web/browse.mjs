// Opens one document of each kind in Chromium: axe finds nothing (WCAG 2.2 A and AA), nothing scrolls sideways, no request
// leaves the site, no script or style is refused, areas lie on the picture to the pixel, weights are within their limits.
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const [site] = process.argv.slice(2);
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
const kinds = [`${folder}/node_1.htm`, `${folder}/${articles[0]}`, "back.htm", "authors.htm", "search.htm", "accessibility.htm"];
const faults = [];
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
  for (const [width, colorScheme, forcedColors] of [[320, "light"], [320, "dark"], [360, "light"], [768, "light"], [768, "dark"],
    [1280, "light"], [1280, "dark"], [1280, "light", "active"]]) {
    const viewport = { width, height: 800 };
    const { context, page } = await opened({ viewport, colorScheme, forcedColors: forcedColors ?? "none" }, path);
    const name = `${path} ${width} ${colorScheme}${forcedColors ? " forced" : ""}`;
    // The debugger runs the judge: the policy of the site refuses scripts of others.
    await page.evaluate(axe);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const found = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), tags);
    for (const one of found.violations) faults.push(`${name}: ${one.id} ${one.nodes[0].html.slice(0, 160)}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) faults.push(`${name}: ${wide} pixels wider than the window`);
    await context.close();
  }
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
for (const name of articles) {
  const bytes = (await readFile(join(site, folder, name))).length;
  if (bytes > 60 * 1024) faults.push(`${name}: ${bytes} bytes`);
}

// The tour by keyboard alone, without scripts: list, article, next article, its page.
const { context, page } = await opened({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } }, kinds[0]);
await page.locator("#list .story a").first().focus();
await page.keyboard.press("Enter");
await page.waitForURL(/content_/);
await page.locator(".steps a[rel=next]").focus();
await page.keyboard.press("Enter");
await page.waitForURL(/content_/);
await page.locator("#pageLink").focus();
await page.keyboard.press("Enter");
await page.waitForURL(/node_/);
await context.close();
await browser.close();
server.close();
faults.forEach((fault) => console.error(fault));
console.log(`browser: ${kinds.length} kinds of documents, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
