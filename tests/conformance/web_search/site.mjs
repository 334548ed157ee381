// A site in a browser: served, or from its folder.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { deflateSync } from "node:zlib";
import { chromium } from "playwright-core";

const TYPES = { htm: "text/html", js: "text/javascript", json: "application/json", xml: "application/xml", css: "text/css" };

/** Serves a folder. @returns the address, the bytes of the index that were sent so far, and what closes it */
export async function served(folder) {
  let sent = 0;
  const server = createServer((request, response) => {
    if (request.url === "/favicon.ico") return void response.writeHead(204).end();
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    try {
      const bytes = readFileSync(join(folder, path));
      if (path.startsWith("/search/")) sent += bytes.length;
      response.writeHead(200, { "content-type": `${TYPES[path.split(".").pop()] ?? "application/octet-stream"}; charset=utf-8` });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}/`, sent: () => sent, close: () => server.close() };
}

export const filed = (folder) => `${pathToFileURL(folder).href}/`;

export async function browser() {
  return chromium.launch({ executablePath: process.env.PAIBAN_CHROMIUM, args: ["--no-sandbox"] });
}

/** A page that fails with what its scripts complain of; it asks nobody but the site. */
export async function opened(context, address) {
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (request) => {
    if (!/^(file:|data:|blob:|http:\/\/127\.0\.0\.1:)/.test(request.url())) complaints.push(`asks for ${request.url()}`);
  });
  await page.goto(address);
  return { page, complaints };
}

/** A document with the markup that the scripts know. */
export const document = (body, attributes, root = "", scripts = ["words", "reader"]) => `<!DOCTYPE html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>溪湾日报</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'">
${scripts.map((name) => `<script defer src="${root}scripts/${name}.js"></script>`).join("\n")}
</head><body ${attributes} data-root="${root}">
<header class="bar"><div class="inner"><form action="${root}search.htm"><input id="q" name="q"></form></div></header>
${body}
</body></html>
`;

/** The document of the search, in short. */
export const searchDocument = document(
  `<main id="search"><aside id="facets"></aside><section><h1 id="query"></h1><p id="count" role="status"></p><div id="results"></div></section></main>`,
  `data-kind="search"`, "", ["words", "reader", "index", "search"]);

/** A file of the index: a script in UTF-16 that holds packed bytes, 47 bits in three units. */
export function shard(name, value) {
  const packed = deflateSync(JSON.stringify(value));
  let bits = [...packed].map((byte) => byte.toString(2).padStart(8, "0")).join(""), text = "";
  while (bits.length % 47) bits += "0";
  for (let at = 0; at < bits.length; at += 47) {
    let number = BigInt(`0b${bits.slice(at, at + 47)}`);
    for (let units = 0; units < 3; units++, number /= 63358n) {
      const digit = Number(number % 63358n);
      text += String.fromCharCode(digit + 0x80 < 0xd800 ? digit + 0x80 : digit + 0x880);
    }
  }
  return Buffer.from(`\ufeffpaibanShard("${name}",${packed.length},"${text}")\n`, "utf16le");
}

/** Ends the program if something is not so. */
export function expect(found, expected, what) {
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  console.error(`web_search: ${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  process.exit(1);
}
