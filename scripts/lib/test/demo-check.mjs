import { rmSync } from "node:fs";
import { startDemo } from "../demo-copy.mjs";
import { freshClone } from "../fresh-clone.mjs";
import { at, root } from "../paths.mjs";
import { run } from "../run.mjs";

/**
 * Starts two demos side by side in this clone: both must get ready, a third must be refused the first one's port in one
 * sentence, and the end of one must neither disturb the other nor leave anything. Returns one sentence per thing that is
 * not so.
 */
export async function demoProblems() {
  const options = { clone: root, env: { WORLD_SIZE: "tiny" }, withinMs: 300_000 };
  const [first, second] = await Promise.all([startDemo(options), startDemo(options)]);
  return [
    ...(await pageProblems(first)),
    ...(await pageProblems(second)),
    ...(await refusalProblems(first)),
    ...(await first.stop("SIGINT")),
    ...(await pageProblems(second)),
    ...(await second.stop("SIGHUP")),
  ];
}

/** The same with the second demo in a fresh clone of its own, as a newcomer's. */
export async function twoClonesProblems() {
  const clone = await freshClone();
  try {
    const [first, second] = await Promise.all([startDemo({ clone: root, withinMs: 900_000 }), startDemo({ clone, withinMs: 900_000 })]);
    return [
      ...(second.start?.startsWith("cold") ? [] : ["The first start in a fresh clone does not call itself cold."]),
      ...(await pageProblems(first)),
      ...(await pageProblems(second)),
      ...(await first.stop("SIGTERM")),
      ...(await pageProblems(second)),
      ...(await second.stop("SIGINT")),
    ];
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}

async function pageProblems({ port }) {
  const status = await (await fetch(`http://127.0.0.1:${port}/api/status`)).json();
  return [
    !status.healthy && `The demo at ${port} said that it was ready, but it is not healthy.`,
    status.chainId !== 31_337 && `The demo at ${port} is on chain ${status.chainId}.`,
    !/^0x[0-9a-fA-F]{40}$/.test(status.contracts?.USDC ?? "") && `The status at ${port} does not name USDC's address.`,
  ].filter(Boolean);
}

async function refusalProblems({ port, rpcPort }) {
  const env = { PORT: String(port), RPC_PORT: String(rpcPort) };
  const third = await run(process.execPath, [at("scripts/demo.mjs")], { cwd: root, env, timeoutMs: 60_000 });
  const sentence = `Port ${port} is taken: stop what uses it or set PORT to a free port.\n`;
  if (third.code === 1 && third.text === sentence) return [];
  return [`A demo on the port of another ended with code ${third.code} and said: ${third.text.trim()}`];
}
