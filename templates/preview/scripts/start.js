// @ts-check
// The desk without an issue: what was opened last, folders, a paper to begin with.
import { byId, chrome, element, label } from "./dom.js";
import { get, listen, post } from "./net.js";

let folder = "";

/**
 * @param {string} text
 * @param {boolean} [bad]
 */
function say(text, bad = false) {
  byId("said").classList.toggle("bad", bad);
  byId("said").textContent = text;
}

/** Opens an issue, and shows it. */
async function open(/** @type {string} */ path, to = "open") {
  say(label("opening"));
  const done = await post(to, { path }).catch(() => ({ ok: false, message: label("lost") }));
  if (done.ok) location.assign("./");
  else say(done.message ?? label("nothing-done"), true);
}

/**
 * A row of a list.
 * @param {string} name
 * @param {string} path
 * @param {string} note
 * @param {() => void} pressed
 */
function entry(name, path, note, pressed) {
  const text = element("span", undefined, name, path ? element("span", "path", path) : null);
  const made = element("button", undefined, text, note ? element("span", "is-issue", note) : null);
  made.type = "button";
  made.addEventListener("click", pressed);
  return element("li", undefined, made);
}

async function show(/** @type {string | undefined} */ asked) {
  const told = await get(`start.json${asked ? `?folder=${encodeURIComponent(asked)}` : ""}`).catch(() => null);
  if (!told) return say(label("lost"), true);
  folder = told.folder;
  /** @type {HTMLInputElement} */ (byId("folder")).value = told.folder;
  /** @typedef {{ path: string, title: string, there: boolean, name: string, issue: boolean }} Entry */
  const recent = told.recent.map((/** @type {Entry} */ one) => {
    const row = entry(one.title || one.path, one.path, one.there ? "" : label("gone"), () => open(one.path));
    /** @type {HTMLButtonElement} */ (row.firstElementChild).disabled = !one.there;
    return row;
  });
  byId("recent").replaceChildren(...recent);
  byId("noRecent").hidden = recent.length > 0;
  const rows = told.entries.map((/** @type {Entry} */ one) =>
    entry(one.name, "", one.issue ? label("an-issue") : "", () => (one.issue ? open(one.path) : show(one.path))));
  if (told.parent) rows.unshift(entry("..", "", "", () => show(told.parent)));
  byId("entries").replaceChildren(...rows);
  byId("noEntries").hidden = told.entries.length > 0;
  place();
}

function path() {
  const name = /** @type {HTMLInputElement} */ (byId("newName")).value.trim();
  return `${folder.replace(/[\\/]$/, "")}/${name}`;
}

function place() {
  byId("newPlace").textContent = label("new-place", { path: path() });
}

chrome(() => show(folder));
byId("goForm").addEventListener("submit", (event) => {
  event.preventDefault();
  show(/** @type {HTMLInputElement} */ (byId("folder")).value);
});
byId("newName").addEventListener("input", place);
byId("newForm").addEventListener("submit", (event) => {
  event.preventDefault();
  open(path(), "new");
});
listen({ changed: () => undefined, busy: () => undefined, lost: () => say(label("lost"), true), back: () => say("") });
show(undefined);
