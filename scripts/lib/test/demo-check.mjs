import { join } from "node:path";
import { start } from "../children.mjs";
import { at, localFolder } from "../paths.mjs";
import { until } from "../poll.mjs";
import { freePort, holdPort } from "../ports.mjs";
import { ended, record, run } from "../run.mjs";
import { orDeath } from "../serve.mjs";

const DEMO = at("scripts/demo.mjs");

/**
 * Starts the demo as a person does: it must get ready, refuse a second copy on the same port in one sentence, and leave
 * nothing behind on Ctrl-C. Returns one sentence per thing that is not so.
 */
export async function demoProblems() {
  const [port, rpcPort] = [await freePort(), await freePort()];
  const env = { PORT: String(port), RPC_PORT: String(rpcPort) };
  const demo = start(process.execPath, [DEMO], { cwd: at(), env });
  const text = record(demo, join(localFolder, "logs", "demo-check.log"), { stream: true });
  const exit = ended(demo);
  const died = exit.then((code) => `The demo ended with code ${code}.`);
  await orDeath(died, until("The demo", () => (text().includes(`\nready http://localhost:${port}\n`) ? true : undefined), { withinMs: 300_000 }));

  const problems = [...(await pageProblems(port)), ...(await refusalProblems(env))];
  process.kill(demo.pid, "SIGINT");
  const code = await exit;
  if (code !== 0) problems.push(`After Ctrl-C the demo ended with code ${code}.`);
  return [...problems, ...(await leftovers(port, rpcPort))];
}

async function pageProblems(port) {
  const status = await (await fetch(`http://127.0.0.1:${port}/api/status`)).json();
  return [
    !status.healthy && "The demo said that it was ready, but it is not healthy.",
    status.chainId !== 31_337 && `The demo is on chain ${status.chainId}.`,
    !/^0x[0-9a-fA-F]{40}$/.test(status.contracts?.USDC ?? "") && "The status does not name USDC's address.",
  ].filter(Boolean);
}

async function refusalProblems(env) {
  const second = await run(process.execPath, [DEMO], { cwd: at(), env, timeoutMs: 60_000 });
  const sentence = `Port ${env.PORT} is taken: stop what uses it or set PORT to a free port.\n`;
  if (second.code === 1 && second.text === sentence) return [];
  return [`A second demo on the same port ended with code ${second.code} and said: ${second.text.trim()}`];
}

/** Whoever still holds a port is left over. */
async function leftovers(...ports) {
  const problems = [];
  for (const port of ports) {
    try {
      await (await holdPort("PORT", port))();
    } catch (error) {
      problems.push(`After Ctrl-C something of the demo was left: ${error.message}`);
    }
  }
  return problems;
}
