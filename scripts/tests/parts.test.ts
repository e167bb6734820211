import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { balancerConfig } from "../lib/cluster/balancer-config.mjs";
import { createParts } from "../lib/cluster/parts.mjs";

let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aid-parts-"));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** A process that does nothing until it is ended. */
function idle() {
  const child = spawn("sleep", ["600"], { stdio: "ignore" });
  children.push(child);
  return { child, died: new Promise<string>((resolve) => child.once("exit", (_code, signal) => resolve(`It ended by ${String(signal)}.`))) };
}

const told = () => JSON.parse(readFileSync(join(folder, "parts.json"), "utf8")) as Record<string, { pid: number; starts: number; port?: number }>;

describe("the parts of a cluster", () => {
  it("are started again when they end, and say where they are", async () => {
    const lines: string[] = [];
    const parts = createParts(join(folder, "parts.json"), { log: (line) => lines.push(line) });
    await parts.add("a", { port: 7 }, idle);
    const before = told()["a"];
    expect(before).toEqual({ pid: children[0]?.pid, starts: 1, port: 7 });
    await parts.kill("a");
    expect(told()["a"]).toEqual({ pid: children[1]?.pid, starts: 2, port: 7 });
    expect(lines).toEqual(["a is started again. It ended by SIGKILL."]);
    parts.release();
  });

  it("one that cannot be started is tried again", async () => {
    const lines: string[] = [];
    let tries = 0;
    const parts = createParts(join(folder, "parts.json"), { log: (line) => lines.push(line) });
    await parts.add("a", {}, () => {
      tries += 1;
      if (tries === 2) throw new Error("The port is taken.");
      return idle();
    });
    await parts.kill("a");
    expect(lines.at(-1)).toBe("a did not start: The port is taken.");
    expect(told()["a"]?.starts).toBe(2);
    parts.release();
  });

  it("make way for others in order, and end for good when they are to", async () => {
    const parts = createParts(join(folder, "parts.json"));
    await parts.add("a", {}, idle);
    await parts.add("b", {}, idle);
    let others = 0;
    await parts.replace("a", () => {
      others += 1;
      return idle();
    });
    await parts.restart("a");
    expect(others).toBe(2);
    await parts.remove("b");
    expect(Object.keys(told())).toEqual(["a"]);
    await expect(parts.kill("b")).rejects.toThrow("There is no part b.");
    parts.release();
    children.at(-1)?.kill("SIGKILL");
    expect(told()["a"]?.starts).toBe(3);
  });
});

describe("the balancer's configuration", () => {
  it("names every server once, and looks at each by what it can answer", () => {
    const text = balancerConfig({ appPort: 1, apiPort: 2, metricsPort: 3, apps: [11, 12], apis: [21, 22, 23] });
    expect([...text.matchAll(/^ {2}server (\S+) (\S+) check$/gm)].map(([, name, place]) => `${String(name)} ${String(place)}`)).toEqual([
      ...["app-1 127.0.0.1:11", "app-2 127.0.0.1:12", "api-1 127.0.0.1:21", "api-2 127.0.0.1:22", "api-3 127.0.0.1:23"],
    ]);
    expect([...text.matchAll(/^ {2}option httpchk GET (\S+)$/gm)].map(([, path]) => path)).toEqual(["/api/alive", "/serving"]);
  });

  it("lets nobody out of the API by a path that a server behind it would resolve", () => {
    const text = balancerConfig({ appPort: 1, apiPort: 2, metricsPort: 3, apps: [11], apis: [21] });
    const refused = new RegExp(/^ {2}http-request deny deny_status 404 if \{ path_reg -i '(.+)' \}$/m.exec(text)?.[1] ?? "^$", "i");
    const leading = ["/v1/../metrics", "/v1/%2e%2e/metrics", "/v1/.%2E/metrics", "/v1/x\\..\\..\\metrics", "/graphql/../status"];
    // What a server makes of them: none stays below /v1.
    for (const path of leading) expect([path, new URL(path, "http://api").pathname.startsWith("/v1/"), refused.test(path)]).toEqual([path, false, true]);
    for (const path of ["/v1", "/v1/deals/1/calendar.ics", "/v1/openapi.json", "/v1/accounts/0xab.c"]) expect([path, refused.test(path)]).toEqual([path, false]);
  });
});
