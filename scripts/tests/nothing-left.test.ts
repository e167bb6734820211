import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished, vi } from "vitest";

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

type Tree = {
  /** What was started by the test: a script, or what started the script. */
  readonly root: ChildProcess;
  /** The three processes at the bottom. */
  readonly leaves: readonly number[];
  /** Everything below and including `root` that runs, whatever its group, session or parent is now. */
  readonly running: () => number[];
};

function read(pid: number | string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

/** Processes whose environment holds this text. What is dead but not collected by its parent does not run. */
function processesWith(text: string): number[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return all.filter((pid) => read(pid, "environ").includes(text) && !/^\S+ \(.*\) [ZX]/s.test(read(pid, "stat"))).map(Number);
}

/** Starts a command that ends up in tree.mjs, and resolves when all three leaves are set up. */
async function startTree(command: string, args: readonly string[], cwd?: string): Promise<Tree> {
  const name = `TREE_TEST=${randomUUID()}`;
  const running = (): number[] => processesWith(name);
  const root = spawn(command, args, { cwd, env: { ...process.env, TREE_TEST: name.split("=")[1] }, stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => {
    for (const pid of running()) process.kill(pid, "SIGKILL");
  });
  let text = "";
  root.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const leaves = await vi.waitUntil(
    () => {
      const pids = [...text.matchAll(/^(\d+)\r?$/gm)].map(([, pid]) => Number(pid));
      return pids.length === 3 ? pids : false;
    },
    { timeout: 20_000 },
  );
  expect(running()).toEqual(expect.arrayContaining(leaves));
  return { root, leaves, running };
}

const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once("exit", resolve));
const allGone = ({ running }: Tree): Promise<unknown> => vi.waitUntil(() => running().length === 0, { timeout: 25_000, interval: 100 });

/** npm, as a person starts it: in a folder of its own, whose script is the tree. */
function npmFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "aid-npm-"));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ scripts: { tree: `exec "${process.execPath}" "${fixture("tree.mjs")}" 1000` } }));
  return folder;
}

describe.skipIf(process.platform !== "linux")("what a script has started", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("is gone when %s has ended the script, also what left its group and is deaf", async (signal) => {
    const tree = await startTree(process.execPath, [fixture("tree.mjs"), "1000"]);
    const exit = exitOf(tree.root);
    tree.root.kill(signal);
    expect(await exit).toBe(0);
    expect(tree.running()).toEqual([]);
  }, 40_000);

  it("is gone also when Ctrl-C is pressed again and again", async () => {
    const tree = await startTree(process.execPath, [fixture("tree.mjs"), "1000"]);
    const exit = exitOf(tree.root);
    const pressing = setInterval(() => tree.root.kill("SIGINT"), 20);
    expect(await exit).toBe(0);
    clearInterval(pressing);
    expect(tree.running()).toEqual([]);
  }, 40_000);

  it("is gone soon after the script was killed without a chance to clean up", async () => {
    const tree = await startTree(process.execPath, [fixture("tree.mjs"), "1000"]);
    tree.root.kill("SIGKILL");
    await allGone(tree);
    expect(tree.running()).toEqual([]);
  }, 40_000);

  it("is gone soon after the script was killed while it was stopping", async () => {
    const tree = await startTree(process.execPath, [fixture("tree.mjs"), "60000"]);
    tree.root.kill("SIGTERM");
    // The first leaf obeys, the last is deaf: so the script waits.
    await vi.waitUntil(() => tree.running().filter((pid) => tree.leaves.includes(pid)).length < 3, { timeout: 10_000 });
    tree.root.kill("SIGKILL");
    await allGone(tree);
    expect(tree.running()).toEqual([]);
  }, 40_000);

  it.each(["SIGTERM", "SIGKILL"] as const)("is gone when a script around the script ends by %s before the inner one has finished stopping", async (signal) => {
    const tree = await startTree(process.execPath, [fixture("nested.mjs")]);
    tree.root.kill(signal);
    await allGone(tree);
    expect(tree.running()).toEqual([]);
  }, 40_000);

  it("is gone soon after npm was killed outright", async () => {
    const tree = await startTree("npm", ["run", "--silent", "tree"], npmFolder());
    tree.root.kill("SIGKILL");
    await allGone(tree);
    expect(tree.running()).toEqual([]);
  }, 40_000);

  it("is gone soon after the terminal was closed", async () => {
    const tree = await startTree("script", ["-qec", "npm run --silent tree", "/dev/null"], npmFolder());
    tree.root.kill("SIGKILL");
    await allGone(tree);
    expect(tree.running()).toEqual([]);
  }, 40_000);
});
