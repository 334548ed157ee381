// A desk that runs, for the judges.
import { spawn } from "node:child_process";
import { once } from "node:events";

/** Opens a desk; resolves to its address once it answers. */
export async function opened(paiban, args = []) {
  const child = spawn(paiban, ["preview", ...args, "--no-open", "--lang", "zh"], { stdio: ["ignore", "inherit", "pipe"] });
  let said = "";
  const address = await new Promise((resolve, reject) => {
    child.stderr.on("data", (data) => {
      said += data;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]+\//);
      if (found) resolve(found[0]);
    });
    child.on("exit", (code) => reject(new Error(`the desk ended with ${code}: ${said}`)));
  });
  /** Interrupts it as Ctrl-C does; resolves to how it ended. */
  const closed = async () => {
    const ended = once(child, "exit");
    child.kill("SIGINT");
    return (await ended)[0];
  };
  return { address, closed };
}
