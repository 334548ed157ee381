// Asks the index of a site for 500 strings and 50 names, in a browser, and looks for them in the texts.
//
//   node search.mjs ISSUES.json SITE
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browser, document, expect, filed, opened, searchDocument, served } from "./site.mjs";

const MOST_INDEX = 1.0e6; // bytes for a million characters
const MOST_QUERY = 200e3; // bytes until the first results are shown

const [, , from, site] = process.argv;
const issues = JSON.parse(readFileSync(from, "utf8"));
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
const articles = issues.flatMap((issue) => issue.articles.map((article) => {
  const pieces = [article.column_title ?? "", article.headline.join(" "), article.byline, ...article.texts].map(plain);
  return { name: `${issue.date}/${article.number}`, pieces, author: article.authors[0], texts: article.texts };
}));
const characters = articles.flatMap((article) => article.texts).join("").length;

// Strings of 2 to 8 characters as they stand in the texts, some of single characters, names of people.
let state = 7;
const random = (below) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % 65536 % below;
const cut = (length) => {
  const texts = articles[random(articles.length)].texts;
  const text = [...texts[random(texts.length)]];
  const at = random(Math.max(1, text.length - length));
  return text.slice(at, at + length).join("");
};
const queries = Array.from({ length: 500 }, (_, at) => cut(2 + (at % 7)));
queries.push(...new Set(articles.map((article) => article.author)));
expect(queries.length, 550, "queries");
queries.push(cut(1), "的", "ｗｉ－ｆｉ", "5 g", "没有这样一句话", "　", "，。");

writeFileSync(join(site, "index-alone.htm"), document("", "", "", ["index"]));

/** All that is found, asked in the page. */
const ask = async (queries) => {
  const { paibanIndex: index } = window, answers = [];
  for (const query of queries) {
    const wanted = index.fold(query).folded, found = [];
    for (const quarter of wanted.length ? await index.quarters() : []) {
      for (const candidate of await index.candidates(wanted, quarter)) {
        const one = await index.verified(candidate, wanted);
        if (one) found.push([`${one.day}/${one.text.n}`, one.hits.length]);
      }
    }
    answers.push(found);
  }
  return answers;
};

/** The bytes of the index that a reader waits for who looks for something and sees the first results. */
async function readBy(context, server, query) {
  const page = await context.newPage(), before = server.sent();
  await page.goto(`${server.address}search.htm?q=${encodeURIComponent(query)}`);
  await page.waitForFunction(() => !["", "正在找"].includes(document.getElementById("count")?.textContent ?? ""));
  await page.close();
  return server.sent() - before;
}

const count = (piece, query) => piece.split(query).length - 1;
const expected = (query) => articles.flatMap(({ name, pieces }) => {
  const places = /[\p{L}\p{N}]/u.test(query) ? pieces.reduce((sum, piece) => sum + count(piece, query), 0) : 0;
  return places ? [[name, places]] : [];
}).sort();

const chromium = await browser();
const server = await served(site);
const read = [];
for (const [way, address, asked] of [["http", server.address, queries], ["file", filed(site), queries.filter((_, at) => at % 11 === 0)]]) {
  const context = await chromium.newContext({ bypassCSP: true });
  const { page, complaints } = await opened(context, `${address}index-alone.htm`);
  const answers = await page.evaluate(ask, asked);
  for (const [at, query] of asked.entries()) expect(answers[at].sort(), expected(plain(query)), `${way}: ${query}`);
  expect(complaints, [], `${way}: complaints`);
  console.log(`web_search: ${way}: ${asked.length} queries, ${answers.flat().length} results, none missed, none wrong`);
  await context.close();
}
// Of words, and of what has signs between words: of that fewer pairs are known, and more must be looked at.
writeFileSync(join(site, "search.htm"), searchDocument);
const context = await chromium.newContext({ serviceWorkers: "block" });
const signs = queries.filter((query) => /[\p{L}\p{N}]/u.test(query) && /[，。]/.test(query));
for (const query of [...queries.filter((_, at) => at % 9 === 0 && at < 550), ...signs.slice(0, 40), "的", "，的", "。沈"])
  read.push(await readBy(context, server, query));
await chromium.close();
server.close();

const sizes = (folder) => readdirSync(join(site, "search", folder)).map((name) => statSync(join(site, "search", folder, name)).size);
const folders = readdirSync(join(site, "search"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const total = (names) => names.flatMap(({ name }) => sizes(name)).reduce((a, b) => a + b, 0);
const index = total(folders.filter(({ name }) => name.includes("-q")));
const texts = total(folders.filter(({ name }) => !name.includes("-q")));
// As it lies on the disk, for it is read from there, too; a server cannot make it smaller.
const million = Math.round(index / characters * 1e6);
const largest = Math.max(...folders.filter(({ name }) => name.includes("-q")).flatMap(({ name }) => sizes(name)));
const most = Math.max(...read), average = Math.round(read.reduce((a, b) => a + b, 0) / read.length);
console.log(`web_search: index of ${million} bytes for a million characters, as they lie on the disk, largest shard ${largest}, texts ${texts}; a query reads ${average} bytes, at most ${most}`);
expect(million <= MOST_INDEX, true, "index small enough");
expect(most <= MOST_QUERY, true, "queries small enough");
