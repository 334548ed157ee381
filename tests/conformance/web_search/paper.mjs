// Makes up a paper of a million characters: words of Han characters and numbers, common ones often, in sentences,
// paragraphs and articles, with names of people. The same bytes always.
//
//   node paper.mjs ISSUES.json
import { writeFileSync } from "node:fs";

let state = 20260320;
/** A number from 0 to below 1 (mulberry32). */
export function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

/** The place of something in a list of so many, the first most often (Zipf). */
const common = (many) => Math.min(many - 1, Math.floor(many ** random()) - 1);
const character = () => String.fromCodePoint(0x4e00 + ((Math.floor(3500 * random() ** 2.2) * 7919) % 20902));
const word = () => Array.from({ length: 1 + common(4) }, character).join("");
const words = Array.from({ length: 30000 }, word);
const surnames = [..."沈顾许石鲁俞孟林周郑"];
const people = Array.from({ length: 50 }, (_, at) => surnames[at % 10] + character() + (at % 3 ? character() : ""));

/** What the article at hand is about: words it says again and again. */
let topic = [];

function sentence() {
  const parts = [];
  for (let length = 6 + Math.floor(random() * 18); length > 0; length--) {
    const chance = random();
    if (chance < 0.02) parts.push(String(Math.floor(random() * 3000)));
    else if (chance < 0.025) parts.push("５ Ｇ", "Wi-Fi", "㎡");
    else if (chance < 0.03) parts.push(people[Math.floor(random() * people.length)]);
    else if (chance < 0.12) parts.push("，");
    else parts.push(random() < 0.85 ? topic[common(topic.length)] : words[common(words.length)]);
  }
  return parts.join("") + "。";
}

function article(folder, number) {
  topic = Array.from({ length: 20 }, () => words[Math.floor(random() * words.length)]);
  const texts = Array.from({ length: 4 + Math.floor(random() * 8) }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, sentence).join(""));
  const author = people[Math.floor(random() * people.length)];
  const headline = [sentence().slice(0, 12)];
  return {
    number, id: `a${number}`, address: `${folder}/content_${number}.htm`, page: 1 + (number % 4), lang: null, rank: null,
    notice: null, title: headline[0], column_title: number % 5 ? null : ["人间", "时评"][number % 2], kicker: [], headline,
    deck: [], summary: [], byline: `记者 ${author}`, authors: [author], texts, picture: null, more_pictures: [], companions: [],
  };
}

function issue(day) {
  const date = `2026-01-${String(day).padStart(2, "0")}`;
  const folder = `html/2026-01/${String(day).padStart(2, "0")}`;
  const page = (number) => ({
    number, address: `${folder}/node_${number}.htm`, label: `A0${number}`, folio: `A0${number}`, name: "要闻", editors: "",
    thumbnail: { address: `${folder}/page-${number}-176.webp`, width: 176, height: 352, alt: "" },
    sheets: [{
      size: [1105000, 1559000],
      pictures: [720, 1440].map((width) => ({ address: `${folder}/page-${number}-${width}.webp`, width, height: 2 * width, alt: "" })),
      areas: [{ article: number, polygons: [[[0, 0], [500000, 0], [500000, 700000], [0, 700000]]] }],
    }],
    pdf: null,
  });
  return {
    digest: "0".repeat(64), paper: "溪湾日报", slug: "xiwan", language: "zh-Hans", accent: "#c8102e", date, number: day,
    total_number: 3000 + day, identifier: `urn:uuid:00000000-0000-5000-8000-0000000000${String(day).padStart(2, "0")}`,
    imprint: ["溪湾日报社"], pages: [1, 2, 3, 4].map(page), articles: Array.from({ length: 56 }, (_, at) => article(folder, at + 1)),
    pdf: { address: `${folder}/issue.pdf`, bytes: 1000 }, epub: { address: `${folder}/issue.epub`, bytes: 500 },
  };
}

const issues = [];
let characters = 0;
for (let day = 1; day <= 31 && characters < 1e6; day++) {
  issues.push(issue(day));
  characters += issues.at(-1).articles.flatMap((one) => one.texts).join("").length;
}
writeFileSync(process.argv[2], JSON.stringify(issues));
console.log(`web_search: a paper of ${characters} characters, ${issues.length} issues`);
