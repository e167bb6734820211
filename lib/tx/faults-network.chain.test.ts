import { numberToHex } from "viem";
import { describe, expect, it } from "vitest";
import type { Interference } from "./testing/bench";
import { flowCases } from "./testing/cases";
import { setScene } from "./testing/fixture";
import { failureAtInclusion } from "./testing/failure-at-inclusion";
import { untilPaymentWaits } from "./testing/payment";
import { useWorld } from "./testing/use-world";

const world = useWorld(8612);

/** What HTTP 429 becomes on its way through viem's transport. */
const tooManyRequests = Object.assign(new Error("HTTP request failed."), { name: "HttpRequestError", status: 429 });

const direct = { behaviour: { typedData: "unsupported" } } as const;
const spending = flowCases.filter(({ spends }) => spends);

describe.each(flowCases)("$name", (flowCase) => {
  const begin = async (options: Parameters<typeof setScene>[2] = direct) => {
    const scene = await setScene(world(), flowCase, options);
    await world().testClient.setAutomine(false);
    return scene;
  };
  const mine = () => world().testClient.mine({ blocks: 1 });

  it("says so when there are too many requests, and pays once afterwards", async () => {
    const scene = await setScene(world(), flowCase, direct);
    let refused = true;
    const interfere: Interference = (request, next) => (refused ? Promise.reject(tooManyRequests) : next(request as never));
    const tab = scene.open({ interfere });
    await tab.start(scene.data);
    expect((await tab.until("failed")).failure.kind).toBe("rate-limit");
    expect(scene.asked()).toEqual([]);
    refused = false;
    await tab.retry();
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("watches on through failing reads while a transaction is on its way", async () => {
    const scene = await setScene(world(), flowCase, direct);
    let refused = 0;
    const interfere: Interference = (request, next) => {
      const { status } = tab.state();
      const fails = (status === "broadcast" || status === "confirming") && refused < 20;
      if (fails) refused += 1;
      return fails ? Promise.reject(tooManyRequests) : next(request as never);
    };
    const tab = scene.open({ interfere });
    await tab.start(scene.data);
    await tab.until("done");
    expect(refused).toBe(20);
    expect(await scene.movements()).toBe(1);
  });

  it("is not misled by a server that lags behind", async () => {
    const scene = await setScene(world(), flowCase, direct);
    const old = numberToHex(await world().publicClient.getBlockNumber());
    let lags = 0;
    const interfere: Interference = async (request, next) => {
      const isHead = request.method === "eth_getBlockByNumber" && Array.isArray(request.params) && request.params[0] === "latest";
      if (!isHead || scene.wallet.hashes().length === 0 || lags >= 3) return next(request as never);
      lags += 1;
      return next({ method: "eth_getBlockByNumber", params: [old, false] });
    };
    const tab = scene.open({ interfere });
    await tab.start(scene.data);
    await tab.until("done");
    expect(lags).toBe(flowCase.spends ? 3 : 0);
    expect(scene.asked()).toHaveLength(flowCase.spends ? 2 : 1);
    expect(await scene.movements()).toBe(1);
  });

  it("recognises that the wallet has sped it up", async () => {
    const scene = await begin();
    const tab = scene.open();
    await tab.start(scene.data);
    const first = await untilPaymentWaits(world(), tab);
    const second = await scene.wallet.speedUp(first);
    await mine();
    const { hash } = await tab.until("done");
    expect(hash).toBe(second);
    expect(await scene.movements()).toBe(1);
  });

  it("recognises that it was cancelled, and pays once when asked again", async () => {
    const scene = await begin();
    const tab = scene.open();
    await tab.start(scene.data);
    const cancelling = await scene.wallet.cancel(await untilPaymentWaits(world(), tab));
    await mine();
    const { cancelled, hash } = await tab.until("replaced");
    expect([cancelled, hash]).toEqual([true, cancelling]);
    expect(await scene.movements()).toBe(0);
    await world().testClient.setAutomine(true);
    await tab.retry();
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("recognises that something else took its number", async () => {
    const scene = await begin();
    const tab = scene.open();
    await tab.start(scene.data);
    const paying = await untilPaymentWaits(world(), tab);
    const other = await scene.wallet.replace(paying, { to: world().accounts.oracle1.address, data: "0x", value: 1n, gas: 21_000n });
    await mine();
    const { cancelled, hash } = await tab.until("replaced");
    expect([cancelled, hash]).toEqual([false, other]);
    await world().testClient.setAutomine(true);
    await tab.retry();
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("recognises that the network has dropped it, and sends under the same number", async () => {
    const scene = await begin();
    const tab = scene.open();
    await tab.start(scene.data);
    const lost = await untilPaymentWaits(world(), tab);
    await world().testClient.dropTransaction({ hash: lost });
    const { flight } = await tab.until("dropped");
    expect(flight).toMatchObject({ hash: lost });
    await world().testClient.setAutomine(true);
    await tab.retry();
    const { hash } = await tab.until("done");
    const [before, after] = [flight.asked.nonce, (await world().publicClient.getTransaction({ hash: hash ?? "0x" })).nonce];
    expect(after).toBe(before);
    expect(await scene.movements()).toBe(1);
  });

  it("finds a transaction that only seemed to be dropped", async () => {
    const scene = await begin();
    scene.wallet.lineUp(...(flowCase.spends ? ["confirm" as const] : []), "withhold");
    const tab = scene.open();
    await tab.start(scene.data);
    if (flowCase.spends) {
      await tab.until("broadcast");
      await mine();
    }
    const { flight } = await tab.until("dropped");
    const before = scene.asked().length;
    // The wallet sends it after all, paying more.
    if (flight.via === "transaction") await scene.wallet.speedUp(flight.hash);
    await world().testClient.setAutomine(true);
    await mine();
    await tab.retry();
    await tab.until("done");
    expect(scene.asked()).toHaveLength(before);
    expect(await scene.movements()).toBe(1);
  });

  it("stops waiting in the end, and goes on when asked to", async () => {
    const scene = await begin();
    const tab = scene.open({ policy: { receiptMs: 120, dropMs: 10_000 } });
    await tab.start(scene.data);
    await untilPaymentWaits(world(), tab);
    await tab.until("unknown");
    await mine();
    await tab.resume();
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("says why when the block turned it down", async () => {
    const scene = await begin();
    const spoil = failureAtInclusion(world(), flowCase.name);
    await spoil.prepare();
    const tab = scene.open();
    await tab.start(scene.data);
    const sent = await untilPaymentWaits(world(), tab);
    await spoil.overtake();
    await mine();
    const { failure, hash, unsettled } = await tab.until("failed");
    expect([failure.code, hash, unsettled]).toEqual([spoil.code, sent, []]);
    expect(await scene.movements()).toBe(0);
  });

  it("notices when a reorganisation takes it out of its block", async () => {
    const scene = await setScene(world(), flowCase, direct);
    const tab = scene.open({ policy: { confirmations: 3, dropMs: 60 } });
    await tab.start(scene.data);
    for (;;) {
      const { flight } = await tab.until("confirming");
      if (flight.asked.step.final) break;
      await world().testClient.mine({ blocks: 3 });
      await tab.until("planning", "ready", "simulating", "awaiting-wallet");
    }
    await world().testClient.request<{ Method: "anvil_reorg"; Parameters: [number, []]; ReturnType: null }>({
      method: "anvil_reorg",
      params: [1, []],
    });
    const { status } = await tab.until("broadcast", "dropped");
    expect(["broadcast", "dropped"]).toContain(status);
    await tab.until("dropped");
    await tab.retry();
    await tab.until("confirming");
    await world().testClient.mine({ blocks: 3 });
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });
});

describe.each(spending)("$name", (flowCase) => {
  it("asks for nothing more when the network stays behind its own approval", async () => {
    const scene = await setScene(world(), flowCase, direct);
    const old = numberToHex(await world().publicClient.getBlockNumber());
    let heals = false;
    const interfere: Interference = (request, next) => {
      const isHead = request.method === "eth_getBlockByNumber" && Array.isArray(request.params) && request.params[0] === "latest";
      const stale = isHead && scene.wallet.hashes().length > 0 && !heals;
      return stale ? next({ method: "eth_getBlockByNumber", params: [old, false] }) : next(request as never);
    };
    const tab = scene.open({ interfere, policy: { headMs: 60 } });
    await tab.start(scene.data);
    expect((await tab.until("failed")).failure.code).toBe("stale-head");
    heals = true;
    await tab.retry();
    await tab.until("done");
    expect(scene.asked()).toHaveLength(2);
    expect(await scene.movements()).toBe(1);
  });
});
