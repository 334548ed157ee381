// A finished EPUB: its files unpacked, and a server that gives them to a browser.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import JSZip from "jszip";

const TYPES = {
  xhtml: "application/xhtml+xml",
  html: "text/html",
  ncx: "application/x-dtbncx+xml",
  css: "text/css",
  js: "text/javascript",
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  otf: "font/otf",
  epub: "application/epub+zip",
};

/** The files of a book by their paths, with the paths of its spine and the picture of its cover. */
export async function open(path) {
  const zip = await JSZip.loadAsync(readFileSync(path));
  const files = new Map();
  for (const entry of Object.values(zip.files)) {
    if (!entry.dir) files.set(entry.name, await entry.async("nodebuffer"));
  }
  const container = files.get("META-INF/container.xml").toString();
  const packagePath = container.match(/full-path="([^"]+)"/)[1];
  const folder = packagePath.replace(/[^/]*$/, "");
  const opf = files.get(packagePath).toString();
  const items = new Map();
  for (const [tag] of opf.matchAll(/<item [^>]*>/g)) {
    const at = (name) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? "";
    items.set(at("id"), { path: folder + at("href").replace(/^\/EPUB\//, ""), properties: at("properties") });
  }
  const spine = [...opf.matchAll(/<itemref [^>]*idref="([^"]+)"/g)].map(([, id]) => items.get(id).path);
  const cover = [...items.values()].find((item) => item.properties.includes("cover-image"))?.path;
  return { path, files, spine, cover, opf };
}

/** Serves the files of a book below `/book/`, and further ones by their paths. */
export async function serve(book, further = {}) {
  const asked = new Set();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const body = path.startsWith("/book/") ? book.files.get(path.slice(6)) : further[path];
    asked.add(path);
    const type = TYPES[path.split(".").pop()] ?? "application/octet-stream";
    // A browser asks for an icon, a reading system does not.
    const status = path === "/favicon.ico" ? 204 : body === undefined ? 404 : 200;
    response.writeHead(status, { "content-type": type });
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, asked, close: () => server.close() };
}

/** A file of an installed package. */
export function installed(...path) {
  return readFileSync(join(import.meta.dirname, "node_modules", ...path));
}

/** Tells the faults of a judge; the process fails with the last book. */
export function tell(judge, book, faults, summary) {
  const name = book.split("/").slice(-2).join("/");
  console.log(`${judge} ${name}: ${summary}, ${faults.length} faults`);
  for (const fault of faults.slice(0, 40)) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
