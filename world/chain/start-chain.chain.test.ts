import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { devAccounts } from "./accounts";
import { chainClients } from "./clients";
import { freePort, PortTakenError } from "./ports";
import { type RunningChain, startChain } from "./start-chain";
import { waitUntilAnswering } from "./wait-until-answering";

let running: RunningChain[] = [];
const start = async (options: Partial<Parameters<typeof startChain>[0]> = {}): Promise<RunningChain> => {
  const chain = await startChain({ port: 0, ...options });
  running.push(chain);
  return chain;
};

afterEach(async () => {
  await Promise.all(running.map((chain) => chain.stop()));
  running = [];
});

const isFree = (port: number): Promise<boolean> => freePort(port).then(() => true, () => false);

async function until(what: () => Promise<boolean>): Promise<void> {
  await expect.poll(what, { timeout: 10_000, interval: 25 }).toBe(true);
}

describe("startChain", () => {
  it("starts a chain with funded accounts, and stops it for good", async () => {
    const chain = await start();
    const { publicClient } = chainClients(chain.rpcUrl);
    expect(await publicClient.getChainId()).toBe(31337);
    expect(await publicClient.getBalance({ address: devAccounts.usdcProxyAdmin.address })).toBe(10_000n * 10n ** 18n);
    await chain.stop();
    expect(await isFree(chain.port)).toBe(true);
  });

  it("takes another chain id and a fixed first moment", async () => {
    const chain = await start({ chainId: 4242, timestamp: 1_780_000_000 });
    const { publicClient } = chainClients(chain.rpcUrl, 4242);
    expect(await publicClient.getChainId()).toBe(4242);
    expect((await publicClient.getBlock({ blockNumber: 0n })).timestamp).toBe(1_780_000_000n);
  });

  it("mines by itself, when asked to", async () => {
    const { publicClient } = chainClients((await start({ blockTime: 1 })).rpcUrl);
    const before = await publicClient.getBlockNumber();
    await until(async () => (await publicClient.getBlockNumber()) > before);
  });

  it("includes a transaction at once, however far the next block is", async () => {
    const clients = chainClients((await start({ blockTime: 3_600 })).rpcUrl);
    const sent = clients.walletOf(devAccounts.depositor).sendTransactionSync({ to: devAccounts.borrower.address, value: 1n });
    expect((await sent).blockNumber).toBe(1n);
  });

  it("does not take a chain that was faster on the port for its own", async () => {
    const { rpcUrl } = await start();
    const starting = { child: { exitCode: null, signalCode: null }, listening: "not-written.json", timeoutMs: 500 };
    await expect(waitUntilAnswering({ ...starting, rpcUrl, chainId: 31337 })).rejects.toThrow("anvil did not answer within 500 ms");
  });

  it("says in one sentence that the port is taken", async () => {
    const holder = createServer();
    holder.listen(0, "127.0.0.1");
    await once(holder, "listening");
    const address = holder.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const refused = startChain({ port });
    await expect(refused).rejects.toThrow(PortTakenError);
    await expect(refused).rejects.toThrow(`Port ${port} is taken by another program: stop it, or choose a free port with RPC_PORT.`);
    await new Promise((resolve) => holder.close(resolve));
  });

  it("ends whole when only its guard is killed", async () => {
    const chain = await start();
    if (chain.guardPid === undefined) throw new Error("The chain has no guard.");
    process.kill(chain.guardPid, "SIGKILL");
    await chain.ended;
    await until(() => isFree(chain.port));
  });

  it("leaves no chain behind when the process that wanted it is killed outright", async () => {
    const port = await freePort(0);
    const holder = fileURLToPath(new URL("../testing/hold-chain.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", holder, String(port)], { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    expect(await isFree(port)).toBe(false);
    child.kill("SIGKILL");
    await until(() => isFree(port));
  });
});
