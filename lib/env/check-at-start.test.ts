import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";

/** A node that answers every call with this chain id; returns its address. */
async function node(chainId: number): Promise<string> {
  const server = createServer((_request, response) => response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result: `0x${chainId.toString(16)}` })));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => { server.close(); });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const build = { NEXT_PUBLIC_CHAIN_ID: "31337", NEXT_PUBLIC_LOCAL_WALLET: "", NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID: "" };

/** Starts with this environment alone; resolves with the exit code, if it ends, and what it says. */
async function start(env: Record<string, string>): Promise<{ code: number | undefined; said: string }> {
  for (const [name, value] of Object.entries({ CHAIN_ID: "31337", LOCAL_WALLET: "", PORT: "3000", RPC_PORT: "8545", ...build, ...env })) vi.stubEnv(name, value);
  // The variables are parsed once per process.
  vi.resetModules();
  const { checkAtStart } = await import("./start");
  let [code, said]: [number | undefined, string] = [undefined, ""];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  vi.spyOn(process, "exit").mockImplementation((number) => {
    code = Number(number);
    throw new Error("The process has ended.");
  });
  await checkAtStart().catch((error: unknown) => {
    if (code === undefined) throw error;
  });
  return { code, said };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("checkAtStart", () => {
  it("says nothing where all is right, nor where an upstream cannot be reached, which may come back", async () => {
    expect(await start({ RPC_URLS: `${await node(31337)},http://127.0.0.1:1` })).toEqual({ code: undefined, said: "" });
  });

  it("ends the process over an upstream of another chain", async () => {
    const { code, said } = await start({ RPC_URLS: await node(1) });
    expect(code).toBe(1);
    expect(said).toMatch(/RPC_URLS names 127\.0\.0\.1:\d+, which serves chain 1, but CHAIN_ID is 31337\./);
  });

  it("ends the process over a build for another chain", async () => {
    const { code, said } = await start({ RPC_URLS: await node(31337), NEXT_PUBLIC_CHAIN_ID: "1" });
    expect(code).toBe(1);
    expect(said).toContain("CHAIN_ID is 31337, but this build was made for chain 1.");
  });

  it("ends the process with everything that is wrong with the variables", async () => {
    const { code, said } = await start({ PORT: "80x", CHAIN_ID: "one" });
    expect(code).toBe(1);
    expect(said).toContain("- PORT must be");
    expect(said).toContain("- CHAIN_ID must be");
  });
});
