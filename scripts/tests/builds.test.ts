import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";

const fixture = fileURLToPath(new URL("fixtures/builds.mjs", import.meta.url));

/** A folder with five builds of one variant, the first the oldest, and one build of another. */
function buildsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "aid-builds-"));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  for (const [index, name] of ["local-1", "local-2", "local-3", "local-4", "local-5", "production-1"].entries()) {
    mkdirSync(join(folder, name));
    utimesSync(join(folder, name), 1_000 + index, 1_000 + index);
  }
  return folder;
}

async function use(folder: string): Promise<ChildProcess> {
  const user = spawn(process.execPath, [fixture, "use", folder], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void user.kill("SIGKILL"));
  await once(user.stdout, "data");
  return user;
}

async function end(user: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  const exit = once(user, "exit");
  user.kill(signal);
  await exit;
}

const forget = (folder: string): void => void execFileSync(process.execPath, [fixture, "forget", folder, "local-", "2"]);

describe("old builds", () => {
  it("are thrown away, but for the newest", () => {
    const folder = buildsFolder();
    forget(folder);
    expect(readdirSync(folder)).toEqual(["local-4", "local-5", "production-1"]);
  });

  it.each(["SIGTERM", "SIGKILL"] as const)("stay while any process uses them, and go when the last has ended by %s", async (signal) => {
    const folder = buildsFolder();
    const [first, second] = [await use(join(folder, "local-1")), await use(join(folder, "local-1"))];
    await end(first, signal);
    forget(folder);
    expect(readdirSync(folder)).toEqual(["local-1", "local-1.used-by", "local-4", "local-5", "production-1"]);
    await end(second, signal);
    forget(folder);
    expect(readdirSync(folder)).toEqual(["local-4", "local-5", "production-1"]);
  });
});
