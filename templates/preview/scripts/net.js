// @ts-check
// What is asked of the program, and what it tells.

/**
 * Data of the program.
 * @param {string} path
 */
export async function get(path) {
  const answer = await fetch(path, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer.json();
}

/**
 * Sends something to be done.
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<Done>}
 */
export async function post(path, body = {}) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const isJson = answer.headers.get("content-type")?.startsWith("application/json");
  return isJson ? answer.json() : { ok: false, message: `${answer.status}` };
}

/**
 * Listens to what happens; the browser asks again by itself when the program was away.
 * @param {{ changed: (version: number) => void, busy: () => void, lost: () => void, back: () => void }} told
 */
export function listen(told) {
  const events = new EventSource("events");
  let lost = false;
  const version = (/** @type {MessageEvent} */ event) => JSON.parse(event.data).version;
  events.addEventListener("changed", (event) => told.changed(version(event)));
  events.addEventListener("gone", (event) => told.changed(version(event)));
  events.addEventListener("busy", () => told.busy());
  events.addEventListener("error", () => {
    lost = true;
    told.lost();
  });
  events.addEventListener("open", () => {
    if (lost) told.back();
    lost = false;
  });
}
