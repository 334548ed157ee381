// What an unfriendly program sends: other hosts, other origins, no token, ways out of the folder, a body of a gigabyte, ten
// thousand connections, clients that do not go on. All of it is refused, and the desk answers.
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { opened } from "./desk.mjs";

const [paiban, folder] = process.argv.slice(2);
const desk = await opened(paiban, [join(folder, "luqiao/2026-03-20"), "--paper", "tabloid-6", "--port", "0"]);
const { port, pathname: home } = new URL(desk.address);
const faults = [];
const expect = (is, what) => is || faults.push(what);

/** The status of an answer, or the name of the fault. */
function asked(path, { method = "GET", headers = {}, send } = {}) {
  return new Promise((resolve) => {
    const made = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    made.on("error", (error) => resolve(error.code));
    made.setTimeout(20000, () => resolve("silent"));
    if (send) send(made);
    else made.end();
  });
}

for (const [path, options, status] of [
  ["/", {}, 403],
  [home.replace(/.\/$/, "/"), {}, 403],
  [home, { headers: { host: `desk.example:${port}` } }, 403],
  [home, { headers: { host: "127.0.0.1" } }, 403],
  [home, { headers: { origin: "http://desk.example" } }, 403],
  [`${home}act`, { method: "POST", headers: { "content-type": "application/json", origin: "null" } }, 403],
  [`${home}act`, { method: "POST", headers: { "content-type": "application/json", "sec-fetch-site": "cross-site" } }, 403],
  [`${home}act`, { method: "POST", headers: { "content-type": "text/plain" } }, 415],
  [`${home}phone/1/web/..%2f..%2f..%2fetc/passwd`, {}, 400],
  [`${home}scripts/%2e%2e/preview.css`, {}, 400],
  [`${home}sheet/x/99999999999/0/0.png`, {}, 404],
  [home, { method: "PUT" }, 405],
  [home, {}, 200],
]) {
  const found = await asked(path, options);
  expect(found === status, `${options.method ?? "GET"} ${path} ${JSON.stringify(options.headers ?? {})}: ${found}, not ${status}`);
}

const gigabyte = 2 ** 30;
const block = Buffer.alloc(1 << 20, "x");
let taken = 0;
const big = await asked(`${home}act`, {
  method: "POST", headers: { "content-type": "application/json", "content-length": gigabyte },
  send: (made) => {
    const more = () => {
      while (taken < gigabyte && !made.destroyed) {
        taken += block.length;
        if (!made.write(block)) return made.once("drain", more);
      }
    };
    more();
  },
});
expect(big === 413 || big === "ECONNRESET" || big === "EPIPE", `a gigabyte: ${big}`);
expect(taken < gigabyte / 8, `${taken} bytes of a gigabyte were taken`);

// Ten thousand connections, five hundred at once, of which some say half a word.
let refused = 0;
for (let round = 0; round < 20; round++) {
  const sockets = Array.from({ length: 500 }, (_, number) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => refused++);
    socket.on("close", () => refused++);
    if (number % 3 === 0) socket.write("GET / HT");
    return socket;
  });
  await new Promise((resolve) => setTimeout(resolve, 60));
  sockets.forEach((socket) => socket.destroy());
}
let alive = 0;
for (let tries = 0; tries < 60 && alive !== 200; tries++) {
  alive = await asked(home);
  if (alive !== 200) await new Promise((resolve) => setTimeout(resolve, 250));
}
expect(alive === 200, `after ten thousand connections: ${alive}`);

// As many slow clients as there may be: they are cut off, and the desk answers again.
const slow = Array.from({ length: 200 }, () => connect(port, "127.0.0.1").on("error", () => {}));
slow.forEach((socket) => socket.write("POST "));
await new Promise((resolve) => setTimeout(resolve, 11000));
const after = await asked(home);
expect(after === 200, `after slow clients: ${after}`);
slow.forEach((socket) => socket.destroy());

expect((await desk.closed()) === 0, "Ctrl-C ends the desk well");
faults.forEach((fault) => console.error(fault));
console.log(`unfriendly: ${taken >> 20} MiB of a gigabyte taken, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
