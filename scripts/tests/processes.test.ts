import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";

const runNode = promisify(execFile);
const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

describe("run", () => {
  it("ends when all of a report is in its file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "aid-report-"));
    onTestFinished(() => { rmSync(folder, { recursive: true }); });
    const { stdout } = await runNode(process.execPath, [fixture("report.mjs"), join(folder, "report")]);
    expect(stdout).toBe("5000000\n");
  }, 30_000);
});

describe("withLock", () => {
  it("lets one script at a time do the work, and takes over from one that is gone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "aid-lock-"));
    const name = `test-${String(process.pid)}`;
    const lock = fileURLToPath(new URL(`../../.local/locks/${name}`, import.meta.url));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
      rmSync(lock, { force: true });
    });
    const journal = join(folder, "journal");
    await runNode(process.execPath, [fixture("locked.mjs"), name, journal]);
    // No process has this id: it is above what Linux and macOS give out.
    writeFileSync(lock, "99999999");
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => runNode(process.execPath, [fixture("locked.mjs"), name, journal])));
    expect(readFileSync(journal, "utf8")).toBe("in\nout\n".repeat(7));
    // Made by one that died before it wrote its id.
    writeFileSync(lock, "");
    const longAgo = Date.now() / 1000 - 6;
    utimesSync(lock, longAgo, longAgo);
    await Promise.all([1, 2, 3].map(() => runNode(process.execPath, [fixture("locked.mjs"), name, journal])));
    expect(readFileSync(journal, "utf8")).toBe("in\nout\n".repeat(10));
    expect(readdirSync(dirname(lock)).filter((file) => file.startsWith(name))).toEqual([]);
  }, 30_000);
});

describe("holdPort", () => {
  it.each(["127.0.0.1", "0.0.0.0", "::1", "::"])("says in one sentence that a port is taken at %s", async (host) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const { stdout } = await runNode(process.execPath, [fixture("hold-port.mjs"), String(port)]);
    expect(stdout).toBe(`Port ${String(port)} is taken: stop what uses it or set PORT to a free port.\n`);
  });

  it("gives the port up again", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const { stdout } = await runNode(process.execPath, [fixture("hold-port.mjs"), String(port)]);
    expect(stdout).toBe("free\n");
  });
});
