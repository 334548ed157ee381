// The hand in Chromium: ten acts on a copy of an example, each seen in the file (nothing but its key), on the page, and
// undone to the same bytes; by pointer, by finger and by keys. Acts drawn by lot (PAIBAN_ACTS of them, else 40), undone to the same bytes.
//
//   node acts.mjs ADDRESS FOLDER [PICTURES]
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [address, folder, pictures] = process.argv.slice(2);
const faults = [];
const expect = (is, what) => is || faults.push(what);
const browser = await chromium.launch({ executablePath: process.env.PAIBAN_CHROMIUM, args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
const page = await context.newPage();
page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
await page.goto(address, { waitUntil: "load" });
await page.waitForSelector(".module");

const state = () => page.evaluate(() => fetch("state.json").then((answer) => answer.json()));
const settled = () => page.waitForTimeout(150);
const shot = (name) => pictures && page.screenshot({ path: join(pictures, `${name}.png`) });

async function files(at = folder) {
  const found = {};
  for (const name of await readdir(at)) {
    const path = join(at, name);
    if ((await stat(path)).isDirectory()) Object.assign(found, await files(path));
    else if (/\.(md|toml|json)$/.test(name)) found[path.slice(folder.length + 1)] = await readFile(path, "utf8");
  }
  return found;
}

/** The lines that went and came, over all files. */
function difference(before, after) {
  const lines = { minus: [], plus: [] };
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [(before[name] ?? "").split("\n"), (after[name] ?? "").split("\n")];
    const [gone, come] = [old.filter((line) => !now.includes(line)), now.filter((line) => !old.includes(line))];
    lines.minus.push(...gone.map((line) => `${name}: ${line}`));
    lines.plus.push(...come.map((line) => `${name}: ${line}`));
    // The same lines in another order, or with other ends.
    if (before[name] !== after[name] && gone.length + come.length === 0) lines.plus.push(`${name}: the same lines`);
  }
  return lines;
}

async function select(id) {
  await page.evaluate((id) => document.querySelector(`.module[data-article="${CSS.escape(id)}"]`)?.click(), id);
  await page.evaluate((id) => document.querySelector(`.module[data-article="${CSS.escape(id)}"]`)?.focus(), id);
  await settled();
}

/** Waits for a version after one. */
async function changed(version) {
  for (let tries = 0; tries < 200; tries++) {
    const now = await state();
    if (now.version > version) return now;
    await page.waitForTimeout(100);
  }
  return state();
}

/** Does something, looks at the files and at the page, and takes it back. */
async function act(name, id, doIt, wanted, onPage = () => true, most = 4) {
  if (id) await select(id);
  const [before, first] = [await files(), await state()];
  const begun = Date.now();
  await doIt();
  const now = await changed(first.version);
  const took = Date.now() - begun;
  const { minus, plus } = difference(before, await files());
  expect(wanted.test([...minus.map((line) => `-${line}`), ...plus.map((line) => `+${line}`)].join("\n")), `${name}: ${JSON.stringify({ minus, plus })}`);
  expect(minus.length + plus.length <= most, `${name}: ${minus.length + plus.length} lines`);
  expect(onPage(now, first), `${name}: not on the page`);
  await settled();
  await shot(name);
  await page.locator("#pages").focus();
  await page.keyboard.press("Control+z");
  await changed(now.version);
  const undone = difference(before, await files());
  expect(undone.minus.length + undone.plus.length === 0, `${name}: undone ${JSON.stringify(undone)}`);
  console.log(`${name}: ${plus.join(" | ") || minus.join(" | ")} (${took} ms)`);
}

const whole = await state();
const free = whole.articles.filter((one) => !one.notice && whole.modules.some((module) => module.article === one.id));
const [lead, other] = free;
const third = free.find((one) => one.page !== lead.page) ?? other;
const withPhoto = free.find((one) => one.pictures.some((figure) => whole.pictures.some((shown) => shown.path === figure.path && shown.index !== null)));
const named = (state, id) => state.articles.find((one) => one.id === id);
const middle = async (id, x = 0.5, y = 0.5) => {
  const box = await page.locator(`.module[data-article="${id}"]`).first().boundingBox();
  return [box.x + box.width * x, box.y + box.height * y];
};
const dragged = async (from, to) => {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
  await page.mouse.move(...to, { steps: 4 });
  await settled();
  await shot("dragging");
  await page.mouse.up();
};
const corner = async (number, x, y) => {
  const box = await page.locator(`.page[data-page="${number}"] .sheet`).first().boundingBox();
  return [box.x + box.width * x, box.y + box.height * y];
};

await act("pin-by-drag", other.id, async () => dragged(await middle(other.id), await corner(other.page, 0.9, 0.95)), /\+.*pin = "bottom-right"/);
await act("pin-by-keys", other.id, () => page.keyboard.press("Alt+ArrowDown"), /\+.*pin = "bottom/);
await act("rank", other.id, () => page.keyboard.press("r"), /\+.*rank = "/, (now, first) => named(now, other.id).rank !== named(first, other.id).rank);
await act("box", other.id, () => page.keyboard.press("b"), /boxed = true/, (now, first) => named(now, other.id).boxed !== named(first, other.id).boxed);
await act("head", other.id, () => page.keyboard.press("h"), /\+.*head = "/);
if (withPhoto) {
  await act("photo", withPhoto.id, () => page.keyboard.press("w"), /\+.*size = "/);
  await act("focus", withPhoto.id, async () => {
    await page.keyboard.press("f");
    for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
  }, /\+.*focus = \[/);
  await act("keep", withPhoto.id, async () => {
    await page.keyboard.press("k");
    await settled();
    const box = await page.locator(".photo.keep").first().boundingBox();
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.7, { steps: 4 });
    await page.mouse.up();
  }, /\+.*keep = \[\[/);
}
await act("break", other.id, async () => {
  await page.keyboard.press("s");
  await page.keyboard.press("ArrowRight");
}, /\+.*headline = /);
await act("swap", lead.id, async () => {
  await page.keyboard.press("x");
  await page.evaluate((id) => document.querySelector(`.module[data-article="${CSS.escape(id)}"]`)?.click(), other.id);
}, /\+issue\.toml: /);
if (third !== other) {
  await act("page", third.id, async () => {
    await page.locator("#movePage").selectOption(lead.page);
  }, /\+issue\.toml: /);
}
await act("order", other.id, () => page.locator("#hand-earlier").click(), /issue\.toml: /);
await act("lock", other.id, () => page.keyboard.press("l"), /"locked": true/, (now) => named(now, other.id).locked, 12);

// Other pages to choose from.
await select(lead.id);
await page.waitForSelector(".choice", { timeout: 60000 }).catch(() => faults.push("no other pages"));
await shot("choices");
if (await page.locator(".choice").count()) {
  await page.locator(`.module[data-article="${lead.id}"]`).first().focus();
  await act("accept", null, async () => {
    await page.keyboard.press("1");
    await settled();
    await shot("choice-looked-at");
    await page.keyboard.press("Enter");
  }, /layout\.json/, () => true, 1000).catch((error) => faults.push(`accept: ${error.message}`));
}

// What someone else wrote stays.
const path = join(folder, lead.file ?? "");
const own = await readFile(path, "utf8");
const answer = await page.evaluate(async ({ article }) => {
  const answer = await fetch("act", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ act: "rank", article, value: "huge" }) });
  return answer.json();
}, { article: lead.id });
expect(!answer.ok && answer.diagnostics[0].code === "E101", `no such rank: ${JSON.stringify(answer)}`);
expect((await readFile(path, "utf8")) === own, "a refused act wrote");

// Acts drawn by lot, and all undone.
const begun = await files();
const lots = Number(process.env.PAIBAN_ACTS ?? 40);
const drawn = await page.evaluate(async ({ articles, lots }) => {
  let seed = 7;
  const lot = (most) => (seed = (seed * 1103515245 + 12345) % 2147483648) % most;
  const any = (list) => list[lot(list.length)];
  let done = 0;
  const send = async (path, body) => (await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })).json();
  for (let number = 0; number < lots; number++) {
    const [article, other] = [any(articles).id, any(articles)];
    const act = any([
      { act: "pin", article, at: any([null, "top", "bottom-left", "top-right"]) }, { act: "rank", article, value: any(["major", "middle", "minor"]) },
      { act: "box", article, on: Boolean(lot(2)) }, { act: "manner", article, value: any([null, "left", "centred"]) },
      { act: "swap", a: article, b: other.id }, { act: "page", article, page: other.page }, { act: "order", article },
    ]);
    const answer = await send("act", act);
    done += answer.ok && answer.files.length ? 1 : 0;
  }
  for (let number = 0; number < done; number++) await send("undo", {});
  return done;
}, { articles: free.map(({ id, page }) => ({ id, page })), lots });
const left = difference(begun, await files());
expect(left.minus.length + left.plus.length === 0, `acts undone: ${JSON.stringify(left)}`);
console.log(`${lots} acts drawn by lot, ${drawn} written, all undone`);
await browser.close();
if (faults.length) {
  console.error(faults.join("\n"));
  process.exit(1);
}
