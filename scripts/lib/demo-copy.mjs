import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { start } from "./children.mjs";
import { localFolder } from "./paths.mjs";
import { until } from "./poll.mjs";
import { freePort, holdPort } from "./ports.mjs";
import { ended, record } from "./run.mjs";
import { Sentence } from "./sentence.mjs";
import { orDeath } from "./serve.mjs";

/**
 * Starts the demo of a clone as a person does, on free ports, and resolves when it says that it is ready.
 * `stop(signal)` resolves with one sentence per thing that is then not as it should be.
 */
export async function startDemo({ clone, env = {}, withinMs }) {
  const [port, rpcPort] = [await freePort(), await freePort()];
  const demo = start(process.execPath, [join(clone, "scripts/demo.mjs")], { cwd: clone, env: { ...env, PORT: String(port), RPC_PORT: String(rpcPort) } });
  const text = record(demo, join(localFolder, "logs", `demo-copy-${randomUUID().slice(0, 8)}.log`), { stream: true });
  const exit = ended(demo);
  const ready = () => (text().includes(`\nready http://localhost:${port}\n`) ? true : undefined);
  await orDeath(exit.then((code) => `The demo ended with code ${code}.`), until("The demo", ready, { withinMs, everyMs: 20 }));
  return {
    port,
    rpcPort,
    /** What it says of its start: "cold start 92 s: install 31, …". */
    start: /^(cold|warm) start .*$/m.exec(text())?.[0],
    async stop(signal) {
      process.kill(demo.pid, signal);
      const code = await exit;
      const problems = code === 0 ? [] : [`After ${signal} the demo ended with code ${code}.`];
      return [...problems, ...(await leftovers(signal, [port, rpcPort]))];
    },
  };
}

/** Whoever still holds a port is left over. */
async function leftovers(signal, ports) {
  const problems = [];
  for (const port of ports) {
    try {
      await (await holdPort("PORT", port))();
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      problems.push(`After ${signal} something of the demo was left: ${error.message}`);
    }
  }
  return problems;
}
