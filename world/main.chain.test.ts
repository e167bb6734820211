import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { everyAddressOf } from "../lib/chain/credit-addresses";
import { chainClients } from "./chain/clients";
import { freePort } from "./chain/ports";

const script = fileURLToPath(new URL("./main.ts", import.meta.url));
let child: ChildProcess | undefined;

function start(port: number | string): { child: ChildProcess; output: () => string } {
  const started = spawn(process.execPath, ["--import", "tsx", script], { env: { ...process.env, WORLD_SIZE: "tiny", RPC_PORT: String(port) } });
  child = started;
  let text = "";
  for (const stream of [started.stdout, started.stderr]) stream.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  return { child: started, output: () => text };
}

afterEach(async () => {
  if (child && child.exitCode === null && child.signalCode === null) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
});

const isFree = (port: number): Promise<boolean> => freePort(port).then(() => true, () => false);
const readyLine = z.object({ rpcUrl: z.string(), chainId: z.number(), addresses: z.record(z.string(), z.string()) });

describe("the process behind the demo", () => {
  it("says when it is ready, where and with what, and takes the chain with it on SIGTERM", { timeout: 200_000 }, async () => {
    const port = await freePort(0);
    const { child: process_, output } = start(port);
    await expect.poll(output, { timeout: 150_000 }).toMatch(/^ready .*\n/m);
    const [, json = ""] = /^ready (.*)$/m.exec(output()) ?? [];
    const ready = readyLine.parse(JSON.parse(json));
    expect(ready).toEqual({ rpcUrl: `http://127.0.0.1:${port}`, chainId: 31337, addresses: everyAddressOf(31337) });
    expect(output()).toMatch(/^Past: 100 % of /m);

    const { publicClient } = chainClients(ready.rpcUrl);
    const before = await publicClient.getBlockNumber();
    await expect.poll(() => publicClient.getBlockNumber(), { timeout: 30_000 }).toBeGreaterThan(before);

    process_.kill("SIGTERM");
    const [code] = (await once(process_, "exit")) as [number | null];
    expect(code).toBe(0);
    expect(await isFree(port)).toBe(true);
  });

  it("ends in one sentence when the port is taken or is none", async () => {
    const holder = createServer();
    holder.listen(0, "127.0.0.1");
    await once(holder, "listening");
    const address = holder.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    for (const [wanted, sentence] of [
      [port, `Port ${port} is taken by another program: stop it, or choose a free port with RPC_PORT.\n`],
      ["eighty", 'RPC_PORT must be a port, a whole number from 1 to 65535, but it is "eighty".\n'],
    ] as const) {
      const { child: process_, output } = start(wanted);
      const [code] = (await once(process_, "close")) as [number | null];
      expect([code, output()]).toEqual([1, sentence]);
    }
    await new Promise((resolve) => holder.close(resolve));
  });

  it("leaves no chain behind when it is killed outright, in the middle of its past", async () => {
    const port = await freePort(0);
    const { child: process_ } = start(port);
    await expect.poll(() => isFree(port), { timeout: 60_000 }).toBe(false);
    process_.kill("SIGKILL");
    await once(process_, "exit");
    await expect.poll(() => isFree(port), { timeout: 10_000 }).toBe(true);
  });
});
