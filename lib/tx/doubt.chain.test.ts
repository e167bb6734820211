import { describe, expect, it } from "vitest";
import { flowCases } from "./testing/cases";
import { type Scene, setScene } from "./testing/fixture";
import { giveMultisig } from "./testing/give-multisig";
import { person } from "./testing/person";
import { soon } from "./testing/soon";
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
  await soon(() => expect(wallet.ended()).toBe(requests));
}

/** A scene whose first request is open in the wallet, and whose page is gone. */
async function leaveOpen(flowCase: (typeof flowCases)[number], options: Parameters<typeof setScene>[2]) {
  const scene = await setScene(world(), flowCase, options);
  const [old, next] = [person(), person()];
  scene.wallet.lineUp(old.answer, next.answer);
  const first = scene.open();
  await first.start(scene.data);
  await soon(() => expect(scene.asked()).toHaveLength(1));
  first.kill();
  const second = scene.open();
  await second.recover();
  return { scene, second, old, next };
}

const isOpen = async (tab: Awaited<ReturnType<typeof leaveOpen>>["second"]) =>
  expect((await tab.until("failed")).failure.code).toBe("request-open");

describe.each(spending)("$name in a batch", (flowCase) => {
  it("is asked for again under the same name, so that the wallet takes it once", async () => {
    const { scene, second, old, next } = await leaveOpen(flowCase, batches);
    await isOpen(second);
    await second.declined();
    await soon(() => expect(scene.asked()).toEqual([batch, batch]));
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
    await isOpen(second);
    scene.wallet.behave({ batches: "none" });
    await second.retry();
    await second.until("planning");
    await isOpen(second);
    expect(scene.asked()).toEqual([batch]);
    old.declines();
    await second.declined();
    await soon(() => expect(scene.asked()).toHaveLength(2));
    next.confirms();
    await second.until("done");
    expect(await scene.movements()).toBe(1);
  });
});

describe.each(spending)("$name in a transaction", (flowCase) => {
  it("is not followed by a batch, which could happen beside it", async () => {
    const { scene, second, old, next } = await leaveOpen(flowCase, direct);
    await isOpen(second);
    scene.wallet.behave({ batches: "supported" });
    await second.declined();
    await soon(() => expect(scene.asked()).toEqual([transaction, transaction]));
    next.confirms();
    await second.until("done");
    old.confirms();
    await hasEnded(scene, 2);
    expect(await scene.movements()).toBe(1);
  });
});

describe.each(simple)("$name", (flowCase) => {
  it("is not begun beside a request that may be open, however it is begun", async () => {
    const { scene, second, old } = await leaveOpen(flowCase, direct);
    await isOpen(second);
    await second.dismiss();
    await second.start(scene.data);
    await isOpen(second);
    expect(scene.asked()).toHaveLength(1);
    old.confirms();
    await hasEnded(scene, 1);
    await second.retry();
    await second.until("done");
    expect(scene.asked()).toHaveLength(1);
    expect(await scene.movements()).toBe(1);
  });

  it("tells when the wallet numbers as it likes and both were confirmed although one was to be declined", async () => {
    const { scene, second, old, next } = await leaveOpen(flowCase, { behaviour: { ...direct.behaviour, ownNonce: true } });
    await isOpen(second);
    await second.declined();
    await soon(() => expect(scene.asked()).toHaveLength(2));
    old.confirms();
    await hasEnded(scene, 1);
    next.confirms();
    const end = await second.until("done", "failed");
    // A voucher is good once, and so are shares; redeeming twice pays twice, and only the wallet could have kept it from that.
    const isGoodOnce = flowCase.flowId === "verify" || flowCase.flowId === "requestExit";
    expect([end.status, end.unsettled.length, await scene.movements()]).toEqual(isGoodOnce ? ["failed", 2, 1] : ["done", 1, 2]);
  });
});

describe.each(flowCases)("$name by a contract's account", (flowCase) => {
  it("is followed by nothing else while the request may be open in its wallet", async () => {
    const multisig = await giveMultisig(world(), flowCase.name);
    const { scene, second, old } = await leaveOpen({ ...flowCase, account: () => world().accounts.juniorInvestor }, { multisig });
    expect((await second.until("failed")).failure.code).toBe("request-open");
    old.confirms();
    await hasEnded(scene, 1);
    const hashes = await scene.wallet.executeProposals();
    // A look before they are in a block finds nothing, and says so.
    await Promise.all(hashes.map((hash) => world().publicClient.waitForTransactionReceipt({ hash })));
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
    await isOpen(second);
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
