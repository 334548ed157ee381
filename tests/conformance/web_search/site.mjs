// A site in a browser: served, or from its folder.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const TYPES = { htm: "text/html", js: "text/javascript", json: "application/json", xml: "application/xml", css: "text/css" };

/** Serves a folder. @returns the address and what closes it */
export async function served(folder) {
  const server = createServer((request, response) => {
    if (request.url === "/favicon.ico") return void response.writeHead(204).end();
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    try {
      const bytes = readFileSync(join(folder, path));
      response.writeHead(200, { "content-type": `${TYPES[path.split(".").pop()] ?? "application/octet-stream"}; charset=utf-8` });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
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

/** Ends the program if something is not so. */
export function expect(found, expected, what) {
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  console.error(`web_search: ${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  process.exit(1);
}
