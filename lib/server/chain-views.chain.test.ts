import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startLocalWorld, type LocalWorld } from "../../world/testing/local-world";

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
    const { getAccount, getProtocol } = await import("./protocol");
    const block = await world.publicClient.getBlock();
    const protocol = await getProtocol();
    expect(protocol).toMatchObject({
      ok: true,
      block: { number: block.number, timestamp: Number(block.timestamp) },
      view: { minting: { paused: false, usdcPaused: false }, feed: { live: true } },
    });
    const { address } = world.accounts.depositor;
    const account = await getAccount(address);
    expect(account.ok && account.view.native).toBe(await world.publicClient.getBalance({ address }));
  });

  it("say that they cannot be read, and come back with the chain", async () => {
    const { getAccount } = await import("./protocol");
    const { chainAccess } = await import("./chain");
    const request = vi.spyOn(chainAccess().pool, "request");
    request.mockResolvedValueOnce({ ok: false, error: { code: -32603, message: "down" } });
    expect(await getAccount(world.accounts.borrower.address)).toEqual({ ok: false, reason: "unreachable" });
    request.mockResolvedValueOnce({ ok: true, result: "0x" });
    expect(await getAccount(world.accounts.borrower.address)).toEqual({ ok: false, reason: "not-deployed" });
    expect((await getAccount(world.accounts.borrower.address)).ok).toBe(true);
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
