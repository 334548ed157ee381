// The acts of the hand on a desk of their own.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { opened } from "./desk.mjs";

const [paiban, issue] = process.argv.slice(2);
const desk = await opened(paiban, [issue, "--paper", "tabloid-6", "--port", "0"]);
const acts = join(import.meta.dirname, "acts.mjs");
const { status } = spawnSync(process.execPath, [acts, desk.address, issue], { stdio: "inherit" });
await desk.closed();
process.exit(status ?? 1);
