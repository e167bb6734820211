import { describe, expect, it, vi } from "vitest";
import { flowCases } from "./testing/cases";
import { type Scene, setScene } from "./testing/fixture";
import { giveMultisig } from "./testing/give-multisig";
import { person } from "./testing/person";
import { useWorld } from "./testing/use-world";

// A request that was put to the wallet, whose page died, and whose person confirms it after all.

const world = useWorld(8615);

const transaction = "eth_sendTransaction";
const batch = "wallet_sendCalls";
const direct = { behaviour: { typedData: "unsupported" } } as const;
const batches = { behaviour: { batches: "supported" } } as const;
const spending = flowCases.filter(({ spends }) => spends);
const simple = flowCases.filter(({ spends }) => !spends);

/** The wallet has done with this many requests, those of a page that is gone included. */
async function hasEnded({ wallet }: Scene, requests: number): Promise<void> {
  await vi.waitFor(() => expect(wallet.ended()).toBe(requests));
}

/** A scene whose first request is open in the wallet, and whose page is gone. */
async function leaveOpen(flowCase: (typeof flowCases)[number], options: Parameters<typeof setScene>[2]) {
  const scene = await setScene(world(), flowCase, options);
  const [old, next] = [person(), person()];
  scene.wallet.lineUp(old.answer, next.answer);
  const first = scene.open();
  await first.start(scene.data);
  await vi.waitFor(() => expect(scene.asked()).toHaveLength(1));
  first.kill();
  const second = scene.open();
  await second.recover();
  return { scene, second, old, next };
}

describe.each(spending)("$name in a batch", (flowCase) => {
  it("is asked for again under the same name, so that the wallet takes it once", async () => {
    const { scene, second, old, next } = await leaveOpen(flowCase, batches);
    await second.until("ready");
    await second.resume();
    await vi.waitFor(() => expect(scene.asked()).toEqual([batch, batch]));
    const names = scene.wallet.asked.map(({ params }) => (params?.[0] as { id: string }).id);
    expect(new Set(names).size).toBe(1);
    next.confirms();
    await second.until("done");
    old.confirms();
    await hasEnded(scene, 2);
    expect(await scene.movements()).toBe(1);
  });

  it("is followed by nothing else while it may be open, until the person says that it is declined", async () => {
    const { scene, second, old, next } = await leaveOpen(flowCase, batches);
    await second.until("ready");
    scene.wallet.behave({ batches: "none" });
    await second.resume();
    expect((await second.until("failed")).failure.code).toBe("request-open");
    await second.retry();
    await second.until("planning");
    expect((await second.until("failed")).failure.code).toBe("request-open");
    expect(scene.asked()).toEqual([batch]);
    old.declines();
    await second.declined();
    await vi.waitFor(() => expect(scene.asked()).toHaveLength(2));
    next.confirms();
    await second.until("done");
    expect(await scene.movements()).toBe(1);
  });
});

describe.each(spending)("$name in a transaction", (flowCase) => {
  it("is not followed by a batch, which could happen beside it", async () => {
    const { scene, second, old, next } = await leaveOpen(flowCase, direct);
    await second.until("ready");
    scene.wallet.behave({ batches: "supported" });
    await second.resume();
    await vi.waitFor(() => expect(scene.asked()).toEqual([transaction, transaction]));
    next.confirms();
    await second.until("done");
    old.confirms();
    await hasEnded(scene, 2);
    expect(await scene.movements()).toBe(1);
  });
});

describe.each(simple)("$name", (flowCase) => {
  it("happens once, when the new request is confirmed and then the old one", async () => {
    const { scene, second, old, next } = await leaveOpen(flowCase, direct);
    await second.until("ready");
    await second.dismiss();
    await second.start(scene.data);
    await vi.waitFor(() => expect(scene.asked()).toHaveLength(2));
    next.confirms();
    const { unsettled } = await second.until("done");
    expect(unsettled).toEqual([]);
    old.confirms();
    await hasEnded(scene, 2);
    expect(await scene.movements()).toBe(1);
  });

  it("tells when the wallet has chosen a number of its own, so that both may have happened", async () => {
    const { scene, second, old, next } = await leaveOpen(flowCase, { behaviour: { ...direct.behaviour, ownNonce: true } });
    await second.until("ready");
    await second.resume();
    await vi.waitFor(() => expect(scene.asked()).toHaveLength(2));
    old.confirms();
    await hasEnded(scene, 1);
    next.confirms();
    const { status, unsettled } = await second.until("done", "failed");
    // Verifying twice reverts; redeeming twice pays twice, and nothing but the wallet could have kept it from that.
    if (status === "done") expect(unsettled).toHaveLength(1);
  });
});

describe.each(flowCases)("$name by a contract's account", (flowCase) => {
  it("is followed by nothing else while the request may be open in its wallet", async () => {
    const multisig = await giveMultisig(world(), flowCase.name);
    const { scene, second, old } = await leaveOpen({ ...flowCase, account: () => world().accounts.juniorInvestor }, { multisig });
    expect((await second.until("failed")).failure.code).toBe("request-open");
    old.confirms();
    await hasEnded(scene, 1);
    await scene.wallet.executeProposals();
    await second.retry();
    // Found by what it left on chain; what is left after an approval comes to the owners in its turn.
    await second.until(flowCase.spends ? "awaiting-wallet" : "done");
    expect(await scene.movements()).toBe(flowCase.spends ? 0 : 1);
  });
});

describe("another amount", () => {
  const [mint] = flowCases;
  if (mint === undefined) throw new Error("There is no action.");

  it("shows the earlier payment for what it was, and sends nothing new, when that one has happened", async () => {
    const { scene, second, old } = await leaveOpen(mint, { behaviour: { ...direct.behaviour, batches: "supported" } });
    await second.until("ready");
    await second.dismiss();
    old.confirms();
    await hasEnded(scene,1);
    await second.start({ usdcRaw: 77n });
    await second.until("done");
    expect(second.snapshot().data).toEqual(scene.data);
    expect(scene.asked()).toHaveLength(1);
    expect(await scene.movements()).toBe(1);
  });
});
