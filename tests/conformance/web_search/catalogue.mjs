// The OPDS 1.2 catalogue of a site, read by opds-feed-parser.
//
//   node catalogue.mjs ISSUES.json SITE
import { readFileSync } from "node:fs";
import { join } from "node:path";
import parser from "opds-feed-parser";
import { expect } from "./site.mjs";

const [, , from, site] = process.argv;
const issues = JSON.parse(readFileSync(from, "utf8")).reverse();
const feed = await new parser.default().parse(readFileSync(join(site, "opds.xml"), "utf8"));
const acquired = (entry) => entry.links.filter(({ rel }) => rel.startsWith("http://opds-spec.org/acquisition")).map(({ href }) => href);
expect(feed.constructor.name, "AcquisitionFeed", "kind of opds.xml");
expect(feed.entries.map((entry) => entry.title), issues.map(({ paper, date }) => `${paper} ${date}`), "issues of opds.xml");
expect(feed.entries.map(acquired), issues.map(({ epub }) => [`https://paper.example/${epub.address}`]), "EPUBs of opds.xml");
expect(feed.entries.map(({ issued }) => issued), issues.map(({ date }) => date), "days of opds.xml");
console.log(`web_search: OPDS 1.2: ${feed.entries.length} issues`);
