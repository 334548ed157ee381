// The OPDS 1.2 catalogue of a site, read by opds-feed-parser.
//
//   node catalogue.mjs SITE
import { readFileSync } from "node:fs";
import { join } from "node:path";
import parser from "opds-feed-parser";
import { expect } from "./site.mjs";

const OPDSParser = parser.default ?? parser;
const feed = await new OPDSParser().parse(readFileSync(join(process.argv[2], "opds.xml"), "utf8"));
console.log(feed.constructor.name, Object.keys(feed));
