import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const lock = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");

/** What a clone needs up to the install, with this lock file or none. */
function clone(lockFile: string | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), "aid-clone-"));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  for (const name of ["package.json", "pnpm-workspace.yaml", "scripts", "stubs"]) cpSync(join(root, name), join(folder, name), { recursive: true });
  mkdirSync(join(folder, "contracts"));
  if (lockFile !== undefined) writeFileSync(join(folder, "pnpm-lock.yaml"), lockFile);
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the demo there, without the internet, and returns its exit code and what it says on stderr. */
async function demo(folder: string, env: Record<string, string> = {}): Promise<[code: number | null, complaint: string]> {
  const ports = { PORT: String(await freePort()), RPC_PORT: String(await freePort()) };
  const all = { ...process.env, npm_config_offline: "true", ...ports, ...env };
  const { status, stderr } = spawnSync(process.execPath, ["scripts/demo.mjs"], { cwd: folder, env: all, encoding: "utf8", timeout: 60_000 });
  return [status, stderr];
}

const sentence = (reason: string): string => `The dependencies could not be installed. ${reason} The details are in .local/logs/install.log.\n`;

describe("the demo ends in one clear sentence", () => {
  const broken = "pnpm-lock.yaml is broken: restore it with git.";
  it.each([
    ["is missing", undefined, "pnpm-lock.yaml is missing: restore it with git.\n"],
    ["is empty", "", sentence(broken)],
    ["ends in the middle of a line", lock.slice(0, -30), sentence(broken)],
    ["ends in the middle", lock.split("\n").slice(0, lock.split("\n").length / 2).join("\n"), sentence(broken)],
    ["is something else", "<html></html>", sentence(broken)],
    ["holds a merge conflict", lock.replace("importers:", "<<<<<<< HEAD\nimporters:\n=======\nimporters:\n>>>>>>> theirs"), `${broken}\n`],
    [
      "is of other dependencies",
      lock.replace(/^( {6}fast-check:\n {8}specifier: )\S+/m, "$10.0.1"),
      sentence("pnpm-lock.yaml does not fit package.json: restore both with git, or write a new lock with npx -y pnpm@10.34.8 install --no-frozen-lockfile."),
    ],
  ])("when the lock file %s", async (_what, lockFile, complaint) => {
    expect(await demo(clone(lockFile))).toEqual([1, complaint]);
  }, 60_000);

  it("when npx is missing", async () => {
    const folder = clone(lock);
    mkdirSync(join(folder, "bin"));
    symlinkSync(process.execPath, join(folder, "bin", "node"));
    expect(await demo(folder, { PATH: join(folder, "bin") })).toEqual([1, "npx is missing: it comes with npm, which comes with Node.\n"]);
  }, 60_000);

  it("when the package registry cannot be reached", async () => {
    const folder = clone(lock);
    const unreachable = { npm_config_offline: "false", npm_config_cache: join(folder, "cache"), npm_config_registry: "http://127.0.0.1:1", npm_config_fetch_retries: "0" };
    expect(await demo(folder, unreachable)).toEqual([1, sentence("The package registry did not give what the lock names: check the network.")]);
  }, 60_000);

  it.each(["PORT", "RPC_PORT"])("when %s is taken, before it works for minutes", async (name) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => { server.close(); });
    const { port } = server.address() as { port: number };
    expect(await demo(clone(lock), { [name]: String(port) })).toEqual([1, `Port ${port} is taken: stop what uses it or set ${name} to a free port.\n`]);
  }, 60_000);

  it.each([
    [{ PORT: "80x" }, 'PORT must be a port, a whole number from 1 to 65535, but it is "80x".\n'],
    [{ PORT: "4321", RPC_PORT: "4321" }, "PORT and RPC_PORT must be two different ports.\n"],
  ])("when the ports make no sense: %j", async (ports, complaint) => {
    expect(await demo(clone(lock), ports)).toEqual([1, complaint]);
  }, 60_000);
});

describe.skipIf(process.platform === "win32")("the contracts' link to the packages", () => {
  it("is made again where a clone was unpacked without links", async () => {
    const folder = clone("");
    writeFileSync(join(folder, "contracts", "node_modules"), "../node_modules");
    await demo(folder);
    expect(readlinkSync(join(folder, "contracts", "node_modules"))).toBe("../node_modules");
  }, 60_000);
});
