// @ts-check
// The service worker: the newest issue without a network, and what was read of older ones. Before this text stand
// CURRENT, the name of the newest issue with its digest, and FILES, what it needs.

const OLDER = "paiban-older";
/** Files of older issues that are kept. */
const MOST = 300;
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CURRENT).then((cache) => cache.addAll(FILES)).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  const isPast = (/** @type {string} */ name) => name.startsWith("paiban-") && name !== CURRENT && name !== OLDER;
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter(isPast).map((name) => caches.delete(name))))
    .then(() => worker.clients.claim()));
});

/** What the network says; without one, what was kept. @param {Request} request */
async function answer(request) {
  try {
    const response = await fetch(request);
    if (response.ok && response.status !== 206) await keep(request, response.clone());
    return response;
  } catch {
    return (await caches.match(request, { ignoreSearch: true })) ?? Response.error();
  }
}

/** @param {Request} request @param {Response} response */
async function keep(request, response) {
  const current = await caches.open(CURRENT);
  if (await current.match(request)) return current.put(request, response);
  const older = await caches.open(OLDER);
  await older.put(request, response);
  const kept = await older.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((key) => older.delete(key)));
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = request.method === "GET" && new URL(request.url).origin === location.origin;
  // Files to be taken home are too large to keep.
  if (isOurs && !/\.(pdf|epub)$/.test(new URL(request.url).pathname)) event.respondWith(answer(request));
});
