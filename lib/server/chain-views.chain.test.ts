import type { Address } from "viem";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startLocalWorld, type LocalWorld } from "../../world/testing/local-world";
import { addressIn } from "../chain/addresses";

let world: LocalWorld;

beforeAll(async () => {
  world = await startLocalWorld();
  vi.stubEnv("RPC_URLS", world.rpcUrl);
});

afterAll(async () => {
  await world.stop();
});

describe("getProtocol and getAccount", () => {
  it("read what the chain says, with its block", async () => {
    const { getAccount } = await import("./account");
    const { getProtocol } = await import("./protocol");
    const block = await world.publicClient.getBlock();
    const protocol = await getProtocol();
    expect(protocol).toMatchObject({
      ok: true,
      block: { number: block.number, timestamp: Number(block.timestamp) },
      view: { minting: { paused: false, usdcPaused: false }, feed: { live: true } },
    });
    const { address } = world.accounts.depositor;
    const account = await getAccount(address);
    expect(account.last?.native).toBe(await world.publicClient.getBalance({ address }));
  });

  it("say that they cannot be read, and come back with the chain", async () => {
    const { getAccount } = await import("./account");
    const { chainAccess } = await import("./chain");
    const { address } = world.accounts.borrower;
    const failingSince: unknown = expect.any(Number);
    const request = vi.spyOn(chainAccess().pool, "request");
    request.mockResolvedValueOnce({ ok: false, error: { code: -32603, message: "down" } });
    expect(await getAccount(address)).toEqual({ failingSince, problem: "unreachable" });
    request.mockResolvedValueOnce({ ok: true, result: "0x" });
    expect(await getAccount(address)).toEqual({ failingSince, problem: "not-deployed" });
    const { last, problem } = await getAccount(address);
    expect(problem).toBeUndefined();
    request.mockResolvedValueOnce({ ok: false, error: { code: -32603, message: "down" } });
    expect(await getAccount(address)).toEqual({ last, failingSince, problem: "unreachable" });
  });

  it("forget the account that was not looked at for longest", async () => {
    const { createAccountReader } = await import("./account");
    const { createChainAccess } = await import("./chain");
    const access = createChainAccess(world.chainId, [world.rpcUrl]);
    const read = createAccountReader(access, 2);
    const { attestor, borrower, depositor } = world.accounts;
    for (const { address } of [attestor, borrower, attestor, depositor]) await read(address);
    vi.spyOn(access.pool, "request").mockResolvedValue({ ok: false, error: { code: -32603, message: "down" } });
    const kept = async ({ address }: { address: Address }) => (await read(address)).last !== undefined;
    expect([await kept(depositor), await kept(attestor), await kept(borrower)]).toEqual([true, true, false]);
  });

  it("keep the protocol's last figures, and say what is wrong with them", async () => {
    const { createProtocolReader } = await import("./protocol");
    const { createChainAccess } = await import("./chain");
    const access = createChainAccess(world.chainId, [world.rpcUrl]);
    const read = createProtocolReader(access);
    const known = await read();
    expect(known).toMatchObject({ ok: true, health: { status: "live" } });
    const request = vi.spyOn(access.pool, "request").mockResolvedValue({ ok: false, error: { code: -32603, message: "down" } });
    const health = async () => (await read()).health.status;
    // What was read within the last second is not read again.
    await expect.poll(health, { timeout: 5_000 }).toBe("unreachable");
    const { now, ...last } = await read();
    expect(last).toEqual({ ...known, now: undefined, health: { status: "unreachable" } });
    expect(now).toBeGreaterThanOrEqual(known.now);
    request.mockResolvedValue({ ok: false, error: { code: 3, message: "execution reverted", data: "0x" } });
    await expect.poll(health, { timeout: 5_000 }).toBe("unreadable");
    expect(await createProtocolReader(access, 500)()).toMatchObject({ ok: false, reason: "unreadable" });
    request.mockRestore();
    await expect.poll(health, { timeout: 5_000 }).toBe("live");
  });
});

describe("getMarket", () => {
  it("reads what the pool says, and keeps it while the chain is silent", async () => {
    const { createMarketReader, getMarket } = await import("./market");
    const { createChainAccess } = await import("./chain");
    const { number, timestamp } = await world.publicClient.getBlock();
    expect(await getMarket()).toMatchObject({ status: "ready", view: { blockNumber: number, timestamp, frozen: false } });
    const access = createChainAccess(world.chainId, [world.rpcUrl]);
    const read = createMarketReader(access, 500);
    const request = vi.spyOn(access.pool, "request").mockResolvedValue({ ok: false, error: { code: -32603, message: "down" } });
    expect(await read()).toEqual({ status: "unknown" });
    request.mockRestore();
    await expect.poll(async () => (await read()).status, { timeout: 5_000 }).toBe("ready");
  });

  it("tells a chain without a market from one whose pool is not open", async () => {
    const { createMarketReader } = await import("./market");
    const { createChainAccess } = await import("./chain");
    expect(await createMarketReader(createChainAccess(1, [world.rpcUrl]))()).toEqual({ status: "none" });
    const before = await world.snapshot();
    await world.testClient.setCode({ address: addressIn(world.addresses, "AidUsdcPool"), bytecode: "0x" });
    expect(await createMarketReader(createChainAccess(world.chainId, [world.rpcUrl]))()).toEqual({ status: "not-open" });
    await world.revert(before);
  });
});
