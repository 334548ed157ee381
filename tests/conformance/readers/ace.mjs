// Tells what a report of DAISY Ace found: every violation is a fault.
//
//   node ace.mjs report.json BOOK.epub
import { readFileSync } from "node:fs";
import { tell } from "./book.mjs";

const [reportPath, path] = process.argv.slice(2);
const report = JSON.parse(readFileSync(reportPath, "utf8"));
const faults = [];
for (const document of report.assertions) {
  for (const { "earl:test": test, "earl:result": result } of document.assertions) {
    const where = document["earl:testSubject"].url;
    const html = result.html ? `: ${result.html.slice(0, 160)}` : "";
    faults.push(`${test["earl:impact"]} ${test["dct:title"]} in ${where}${html}`);
  }
}
tell("ace", path, faults, `version ${report["earl:assertedBy"]["doap:release"]["doap:revision"]}`);
