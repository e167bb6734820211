import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { checkBuild } from "./check-build";
import { readChainIds, wrongChains } from "./check-chain";
import { clientVariables, parseServerEnv } from "./server";

const servers: Server[] = [];

/** Starts a server that answers every request with `body` and returns its address. */
async function answering(body: string): Promise<string> {
  const server = createServer((_request, response) => response.end(body));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe("checkBuild", () => {
  const env = parseServerEnv({ LOCAL_WALLET: "1" });

  it("accepts the build that was made with the same values", () => {
    expect(() => { checkBuild(env, clientVariables(env)); }).not.toThrow();
  });

  it("refuses a build for another chain", () => {
    expect(() => { checkBuild(env, { ...clientVariables(env), NEXT_PUBLIC_CHAIN_ID: "1" }); }).toThrow(
      "CHAIN_ID is 31337, but this build was made for chain 1.",
    );
  });

  it("refuses a build without the demo wallet when it is asked for, and the reverse", () => {
    const plain = parseServerEnv({});
    expect(() => { checkBuild(env, clientVariables(plain)); }).toThrow("LOCAL_WALLET is 1, but this build was made without it.");
    expect(() => { checkBuild(plain, clientVariables(env)); }).toThrow("LOCAL_WALLET is not 1, but this build was made with it.");
  });
});

describe("readChainIds and wrongChains", () => {
  it("names an upstream of another chain without the path that may hold a key", async () => {
    const right = await answering('{"jsonrpc":"2.0","id":1,"result":"0x7a69"}');
    const wrong = await answering('{"jsonrpc":"2.0","id":1,"result":"0x1"}');
    const upstreams = await readChainIds([right, `${wrong}/secret-key`]);
    expect(wrongChains(upstreams, 31337)).toEqual([
      `RPC_URLS names ${new URL(wrong).host}, which serves chain 1, but CHAIN_ID is 31337.`,
    ]);
  });

  it("lets an upstream pass that is not reachable or makes no sense", async () => {
    const upstreams = await readChainIds([await answering("<html>"), await answering('{"result":null}'), "http://127.0.0.1:1"]);
    expect(upstreams.map((upstream) => upstream.chainId)).toEqual([undefined, undefined, undefined]);
    expect(wrongChains(upstreams, 31337)).toEqual([]);
  });
});
