// Another search for static sites on the same paper, to be read beside ours: Pagefind with its Chinese segmenter.
//
//   node beside.mjs ISSUES.json SCRATCH
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browser, expect, opened, served } from "./site.mjs";

const [, , from, scratch] = process.argv;
const articles = JSON.parse(readFileSync(from, "utf8")).flatMap((issue) => issue.articles);
const site = join(scratch, "pagefind");
const document = (title, body) => `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
for (const [at, { title, byline, texts }] of articles.entries()) {
  mkdirSync(join(site, "a"), { recursive: true });
  writeFileSync(join(site, "a", `${at}.htm`), document(title, `<main><h1>${title}</h1><p>${byline}</p><p>${texts.join("</p><p>")}</p></main>`));
}
writeFileSync(join(site, "ask.htm"), document("ask", ""));
const bin = join(dirname(fileURLToPath(import.meta.url)), "node_modules/.bin/pagefind");
execFileSync(bin, ["--site", site, "--glob", "a/*.htm", "--silent"], { stdio: ["ignore", "ignore", "inherit"] });

const sizes = (folder) => readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) =>
  sum + (entry.isDirectory() ? sizes(join(folder, entry.name)) : statSync(join(folder, entry.name)).size), 0);
const folders = ["index", "fragment"].map((name) => sizes(join(site, "pagefind", name)));

let state = 7;
const random = (below) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % 65536 % below;
const cut = (length) => {
  const { texts } = articles[random(articles.length)], text = [...texts[random(texts.length)]];
  const at = random(Math.max(1, text.length - length));
  return text.slice(at, at + length).join("").replace(/[，。]/g, "");
};
const queries = Array.from({ length: 60 }, (_, at) => cut(2 + (at % 3))).filter((query) => query.length > 1);
const all = articles.map((article) => [article.title, article.byline, ...article.texts].join("\n"));
const server = await served(site), chromium = await browser();
const { page } = await opened(await chromium.newContext(), `${server.address}ask.htm`);
const answers = await page.evaluate(async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const answers = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    answers.push((await Promise.all(results.slice(0, 400).map((one) => one.data()))).map(({ url }) => Number(url.match(/(\d+)\.htm/)[1])));
  }
  return answers;
}, queries);
await chromium.close();
server.close();
let there = 0, found = 0, shown = 0, right = 0;
for (const [at, query] of queries.entries()) {
  const holding = new Set(all.flatMap((text, number) => (text.includes(query) ? [number] : [])));
  there += holding.size;
  found += answers[at].filter((number) => holding.has(number)).length;
  shown += answers[at].length;
  right += answers[at].filter((number) => holding.has(number)).length;
}
expect(shown > 0, true, "Pagefind answers");
console.log(`web_search: Pagefind on the same paper: index of ${folders[0]} bytes and texts of ${folders[1]}; of ${queries.length} strings found ${(found / there).toFixed(2)}, right ${(right / shown).toFixed(2)}`);
