// Asks the index of a site for 500 strings and 50 names, in a browser, and looks for them in the texts.
//
//   node search.mjs ISSUES.json SITE
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browser, document, expect, filed, opened, served } from "./site.mjs";

const MOST_INDEX = 1.0e6; // packed bytes for a million characters
const MOST_QUERY = 200e3; // bytes until ten results are shown

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
const script = readFileSync(join(site, "scripts/index.js"), "utf8");

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

// What goes over signs between words has fewer pairs to be found by, and reads more.
const isWords = (query) => /^[\p{L}\p{N}]{2,}$/u.test(plain(query));

/** The files that a reader without any reads until ten results are known. */
const readBy = async ({ queries, script }) => {
  const append = document.head.append.bind(document.head), files = [];
  for (const query of queries) {
    const read = [];
    document.head.append = (node) => { read.push(node.src.split("/search/")[1]); append(node); };
    (0, eval)(script);
    const index = window.paibanIndex, wanted = index.fold(query).folded;
    let found = 0;
    for (const quarter of await index.quarters())
      for (const candidate of await index.candidates(wanted, quarter))
        if (found < 10 && await index.verified(candidate, wanted)) found += 1;
    document.head.append = append;
    files.push(read);
  }
  return files;
};

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
  if (way === "file") {
    const files = await page.evaluate(readBy, { queries: asked.filter(isWords), script });
    read.push(...files.map((names) => names.reduce((sum, name) => sum + statSync(join(site, "search", name)).size, 0)));
  }
  expect(complaints, [], `${way}: complaints`);
  console.log(`web_search: ${way}: ${asked.length} queries, ${answers.flat().length} results, none missed, none wrong`);
  await context.close();
}
await chromium.close();
server.close();

const sizes = (folder) => readdirSync(join(site, "search", folder)).map((name) => statSync(join(site, "search", folder, name)).size);
const folders = readdirSync(join(site, "search"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const total = (names) => names.flatMap(({ name }) => sizes(name)).reduce((a, b) => a + b, 0);
const index = total(folders.filter(({ name }) => name.includes("-q")));
const texts = total(folders.filter(({ name }) => !name.includes("-q")));
// Three bytes are packed into four characters of a script.
const million = Math.round(index * 0.75 / characters * 1e6);
const largest = Math.max(...folders.filter(({ name }) => name.includes("-q")).flatMap(({ name }) => sizes(name)));
const most = Math.max(...read), average = Math.round(read.reduce((a, b) => a + b, 0) / read.length);
console.log(`web_search: index of ${million} packed bytes for a million characters, largest shard ${largest}, texts ${texts}; a query reads ${average} bytes, at most ${most}`);
expect(million <= MOST_INDEX, true, "index small enough");
expect(most <= MOST_QUERY, true, "queries small enough");
