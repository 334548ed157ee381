// The desk in Chromium: axe finds nothing (WCAG 2.2 A and AA), nothing is refused or asked elsewhere, everything is reached
// by keyboard alone, a file that is saved by rename is on the page within a second, an act within a quarter of one; two desks
// of one issue see each other, and a file that is gone leaves the last good pages.
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { opened } from "./desk.mjs";

const [paiban, folder] = process.argv.slice(2);
// How much slower than a program made for use the one under test may be; 1 in the gate.
const SLOW = Number(process.env.PAIBAN_SLOW ?? 1);
// How often saves and acts are measured.
const TIMES = Number(process.env.PAIBAN_TIMES ?? 20);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const issue = join(folder, "luqiao/2026-03-20");
const faults = [];
const LONG = 30000 * SLOW;
process.on("uncaughtException", (error) => {
  console.error([...faults, error.message].join("\n"));
  process.exit(1);
});
const expect = (is, what) => is || faults.push(what);
const desk = await opened(paiban, [issue, "--paper", "tabloid-6", "--port", "0"]);
const browser = await chromium.launch({ executablePath: process.env.PAIBAN_CHROMIUM, args: ["--no-sandbox"] });

async function page(address, options) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options });
  const page = await context.newPage();
  const home = new URL(address).origin;
  page.on("request", (request) => request.url().startsWith(home) || request.url().startsWith("data:") || faults.push(`asks ${request.url()}`));
  // Documents of the web edition are shown without their scripts.
  const isMeant = (text) => text.startsWith("Blocked script execution") && text.includes("/phone/");
  page.on("console", (message) => message.type() === "error" && !isMeant(message.text()) && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  await page.goto(address, { waitUntil: "load" });
  return page;
}

async function judged(page, name) {
  await page.evaluate(axe);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const found = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), tags);
  for (const one of found.violations) faults.push(`${name}: ${one.id} ${one.nodes[0].html.slice(0, 200)} ${one.nodes[0].failureSummary?.slice(0, 160)}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide <= 0, `${name}: ${wide} pixels wider than the window`);
}

const painted = (page) => page.waitForSelector(".sheet[data-painted]", { timeout: LONG });
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const state = (page) => page.evaluate(() => fetch("state.json").then((answer) => answer.json()));

// Every size, by day and night.
for (const [width, height, colorScheme, isTablet] of [[1440, 1000, "light"], [1440, 1000, "dark"], [1280, 800, "light"], [1024, 768, "dark", true], [800, 1100, "light", true]]) {
  const one = await page(desk.address, { viewport: { width, height }, colorScheme, hasTouch: Boolean(isTablet) });
  await painted(one);
  await one.locator(".article").first().click();
  if (await one.locator("#drawer").isVisible()) await one.locator("#drawer").click();
  await judged(one, `${width} ${colorScheme}`);
  await one.keyboard.press("Escape");
  await one.context().close();
}
const start = await page(`${desk.address}start`);
await start.waitForSelector("#recent button");
await judged(start, "start");
await start.context().close();

// By keyboard alone: from article to article, page to page, to a diagnostic, to the phones, to the table of keys.
const keys = await page(desk.address);
await painted(keys);
const selected = () => keys.locator(".article[aria-current]").first().getAttribute("data-row");
await keys.keyboard.press("ArrowRight");
const first = await selected();
await keys.keyboard.press("ArrowRight");
const second = await selected();
expect(first && second && first !== second, `arrows walk: ${first}, ${second}`);
expect(await keys.evaluate(() => document.activeElement?.classList.contains("module")), "the focus is on the article");
await keys.keyboard.press("]");
expect((await keys.locator("#where b").first().textContent())?.includes("2"), `the next page: ${await keys.locator("#where").textContent()}`);
await keys.keyboard.press("?");
expect(await keys.locator("#keys").isVisible(), "? shows the keys");
await judged(keys, "keys");
await keys.keyboard.press("Escape");
await keys.keyboard.press("/");
await keys.keyboard.type("食堂");
expect((await keys.locator(".article").count()) >= 1 && (await keys.locator(".article").count()) < 6, "/ finds");
await keys.keyboard.press("Enter");
await keys.keyboard.press("Escape");
await keys.locator("#pages").focus();
await keys.keyboard.press("v");
await keys.waitForSelector(".phone iframe", { timeout: LONG });
expect((await keys.locator(".phone iframe").count()) === 3, "three phones");
for (const frame of keys.frames().slice(1)) await frame.waitForLoadState();
expect((await keys.locator(".comparison.bad").count()) === 0, `all three have all: ${await keys.locator("#comparison").textContent()}`);
await judged(keys, "phones");
await keys.keyboard.press("v");
await keys.locator("#language").click();
await keys.waitForFunction(() => document.documentElement.lang === "en" && document.querySelector("#tabPages")?.textContent === "Pages");
await judged(keys, "English");
await keys.locator("#language").click();
await keys.waitForFunction(() => document.documentElement.lang.startsWith("zh"));

// Saved by rename, twenty times; the time until the new page is painted.
await keys.evaluate(() => {
  globalThis.paints = [];
  document.querySelector("#pages").addEventListener("painted", () => globalThis.paints.push(Date.now()));
});
const path = join(issue, "01/canteen.md");
const text = await readFile(path, "utf8");
const times = [];
for (let number = 0; number < TIMES; number++) {
  const before = await state(keys);
  await keys.evaluate(() => (globalThis.paints.length = 0));
  await writeFile(`${path}.new~`, text.replace("。", `。第${number}次改。`));
  const saved = Date.now();
  await rename(`${path}.new~`, path);
  await keys.waitForFunction(() => globalThis.paints.length > 0, undefined, { timeout: LONG }).catch(() => faults.push(`save ${number}: nothing was painted`));
  times.push((await keys.evaluate(() => globalThis.paints[0])) - saved);
  expect((await state(keys)).version > before.version, `save ${number}: no other version`);
}
console.log(`saved by rename to painted: median ${median(times)} ms of ${TIMES}, most ${Math.max(...times)} ms`);
expect(median(times) <= 1000 * SLOW, `a save is seen after ${median(times)} ms`);

// An act by its key until the page is painted.
const acts = [];
for (let number = 0; number < TIMES; number++) {
  const id = number % 2 ? "01/shed" : "01/canteen";
  await keys.locator(`.module[data-article="${id}"]`).first().click();
  await keys.evaluate(() => {
    globalThis.paints.length = 0;
    globalThis.pressed = Date.now();
  });
  await keys.keyboard.press("b");
  await keys.waitForFunction(() => globalThis.paints.length > 0, undefined, { timeout: LONG }).catch(() => faults.push(`act ${number}: nothing was painted`));
  acts.push(await keys.evaluate(() => globalThis.paints[0] - globalThis.pressed));
  await keys.waitForTimeout(50);
}
console.log(`act to painted: median ${median(acts)} ms of ${TIMES}, most ${Math.max(...acts)} ms`);
expect(median(acts) <= 250 * SLOW, `an act is seen after ${median(acts)} ms`);

// Two desks of one issue.
const other = await opened(paiban, [issue, "--paper", "tabloid-6", "--port", "0"]);
const there = await page(other.address);
await painted(there);
const before = (await state(there)).version;
await keys.locator('.module[data-article="01/shed"]').first().click();
await keys.keyboard.press("b");
await there.waitForFunction((before) => fetch("state.json").then((answer) => answer.json()).then((now) => now.version > before), before, { timeout: LONG, polling: 200 })
  .catch(() => faults.push("the other desk does not see an act"));
await there.context().close();
expect((await other.closed()) === 0, "Ctrl-C ends the other desk well");

// A file with an error, then gone, then back: the last good pages stay.
const sheets = await keys.locator(".sheet").count();
await writeFile(path, "+++\nheadline = [\n");
await keys.waitForSelector("#over:not([hidden]) strong", { timeout: LONG });
expect((await keys.locator(".sheet.stale").count()) === sheets, "the last good pages stay");
await judged(keys, "with errors");
await rm(path);
await keys.waitForTimeout(1000);
expect((await keys.locator(".sheet").count()) === sheets, "a file that is gone leaves the last good pages");
await rename(issue, `${issue}.away`);
await keys.waitForSelector("#over:not([hidden])", { timeout: LONG });
expect((await keys.locator(".sheet.stale").count()) > 0, "pages of a folder that is gone");
await rename(`${issue}.away`, issue);
await writeFile(path, text);
await keys.waitForSelector("#over", { state: "hidden", timeout: LONG });

await browser.close();
expect((await desk.closed()) === 0, "Ctrl-C ends the desk well");
faults.forEach((fault) => console.error(fault));
console.log(`desk: ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
