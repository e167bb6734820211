import { numberToHex } from "viem";
import { describe, expect, it } from "vitest";
import { flowCases } from "./testing/cases";
import { setScene } from "./testing/fixture";
import { useWorld } from "./testing/use-world";

const world = useWorld(8611);

/** A wallet in which the step at hand is the transaction itself. */
const direct = { behaviour: { typedData: "unsupported" } } as const;
const spending = flowCases.filter(({ spends }) => spends);

describe.each(flowCases)("$name", (flowCase) => {
  it("sends nothing when the person declines, and everything when they press again", async () => {
    const scene = await setScene(world(), flowCase, direct);
    scene.wallet.lineUp("reject");
    const tab = scene.open();
    await tab.start(scene.data);
    const { unsettled } = await tab.until("rejected");
    expect(unsettled).toEqual([]);
    expect(scene.wallet.hashes()).toEqual([]);
    await tab.retry();
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("asks for nothing while the wallet is on another network", async () => {
    const scene = await setScene(world(), flowCase);
    scene.wallet.goTo(1);
    const tab = scene.open();
    await tab.start(scene.data);
    expect((await tab.until("failed")).failure.kind).toBe("wrong-chain");
    expect(scene.asked()).toEqual([]);
    scene.wallet.goTo(world().chainId);
    await tab.retry();
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("asks for nothing while the wallet offers another account only", async () => {
    const scene = await setScene(world(), flowCase);
    const { oracle1 } = world().accounts;
    scene.wallet.select(oracle1);
    const tab = scene.open();
    await tab.start(scene.data);
    expect((await tab.until("failed")).failure.code).toBe("wrong-account");
    expect(scene.asked()).toEqual([]);
    scene.wallet.select(flowCase.account(world()), oracle1);
    await tab.retry();
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("asks for no transaction that the account cannot pay the fee of", async () => {
    const scene = await setScene(world(), flowCase, direct);
    await world().testClient.setBalance({ address: scene.account, value: 1n });
    const tab = scene.open();
    await tab.start(scene.data);
    expect((await tab.until("failed")).failure.kind).toBe("insufficient-gas");
    expect(scene.asked()).toEqual([]);
    await world().testClient.setBalance({ address: scene.account, value: 10n ** 18n });
    await tab.retry();
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("finds what a wallet has sent although it answered with an error", async () => {
    const scene = await setScene(world(), flowCase, direct);
    scene.wallet.lineUp(...(flowCase.spends ? ["confirm" as const] : []), "act-then-fail");
    const tab = scene.open();
    await tab.start(scene.data);
    const { unsettled, failure } = await tab.until("failed");
    expect(failure.code).toBe("rpc-internal");
    expect(unsettled).toHaveLength(1);
    const before = scene.asked().length;
    await tab.start(scene.data);
    expect(tab.state().status).toBe("failed");
    await tab.retry();
    await tab.until("done");
    expect(scene.asked()).toHaveLength(before);
    expect(await scene.movements()).toBe(1);
  });

  it("begins anew after an error that rules out that anything was sent", async () => {
    const scene = await setScene(world(), flowCase, direct);
    scene.wallet.lineUp({ fail: { code: 4100, message: "This site may not ask." } });
    const tab = scene.open();
    await tab.start(scene.data);
    const { unsettled, failure } = await tab.until("failed");
    expect([unsettled, failure.code]).toEqual([[], "wallet-unauthorized"]);
    await tab.start(scene.data);
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("does not believe a wallet's answer that is no transaction", async () => {
    const scene = await setScene(world(), flowCase, direct);
    scene.wallet.lineUp(...(flowCase.spends ? ["confirm" as const] : []), { reply: "0x1234" });
    const tab = scene.open();
    await tab.start(scene.data);
    expect((await tab.until("failed")).failure.code).toBe("wallet-answer");
    await tab.retry();
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("takes a late answer of a wallet that was given up on", async () => {
    const scene = await setScene(world(), flowCase, direct);
    const person = new EventTarget();
    const after = new Promise((resolve) => person.addEventListener("confirms", resolve, { once: true }));
    scene.wallet.lineUp(...(flowCase.spends ? ["confirm" as const] : []), { after });
    const tab = scene.open({ policy: { walletMs: 80 } });
    await tab.start(scene.data);
    const { flight } = await tab.until("unknown");
    expect(flight).toBeUndefined();
    person.dispatchEvent(new Event("confirms"));
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("asks for the same number after an error that leaves open what was sent", async () => {
    const scene = await setScene(world(), flowCase, direct);
    scene.wallet.lineUp(...(flowCase.spends ? ["confirm" as const] : []), { fail: { code: -32002, message: "Busy, or late." } });
    const tab = scene.open();
    await tab.start(scene.data);
    const { unsettled } = await tab.until("failed");
    await tab.retry();
    await tab.until("done");
    const [last] = scene.wallet.asked.at(-1)?.params ?? [];
    expect(last).toMatchObject({ nonce: numberToHex(unsettled[0]?.asked.nonce ?? -1) });
    expect(await scene.movements()).toBe(1);
  });

  it("asks again for what a silent wallet never sent once it is declined, under the same number", async () => {
    const scene = await setScene(world(), flowCase, direct);
    scene.wallet.lineUp(...(flowCase.spends ? ["confirm" as const] : []), "hang");
    const tab = scene.open({ policy: { walletMs: 80 } });
    await tab.start(scene.data);
    const { asked } = await tab.until("unknown");
    await tab.resume();
    const { failure, unsettled } = await tab.until("failed");
    expect([failure.code, unsettled.length]).toEqual(["request-open", 1]);
    await tab.declined();
    await tab.until("done");
    const [last] = scene.wallet.asked.at(-1)?.params ?? [];
    expect(last).toMatchObject({ nonce: numberToHex(asked.nonce ?? -1) });
    expect(await scene.movements()).toBe(1);
  });
});

describe.each(spending)("$name with a signature", (flowCase) => {
  it("asks anew for a signature that never came, with nothing in doubt", async () => {
    const scene = await setScene(world(), flowCase);
    scene.wallet.lineUp("hang");
    const tab = scene.open({ policy: { walletMs: 80 } });
    await tab.start(scene.data);
    const { failure, unsettled } = await tab.until("failed");
    expect([failure.code, unsettled]).toEqual(["wallet-silent", []]);
    await tab.retry();
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });
});

describe.each(spending)("$name in a batch", (flowCase) => {
  const batches = { behaviour: { batches: "supported" } } as const;

  it("waits for a batch that the wallet holds back, through a timeout", async () => {
    const scene = await setScene(world(), flowCase, { behaviour: { batches: "supported", holdBatches: true } });
    const tab = scene.open({ policy: { receiptMs: 100 } });
    await tab.start(scene.data);
    const { flight } = await tab.until("unknown");
    expect(flight?.via).toBe("batch");
    await scene.wallet.releaseBatches();
    await tab.resume();
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("finds a batch that was taken although the wallet answered with an error", async () => {
    const scene = await setScene(world(), flowCase, batches);
    scene.wallet.lineUp("act-then-fail");
    const tab = scene.open();
    await tab.start(scene.data);
    expect((await tab.until("failed")).unsettled).toHaveLength(1);
    await tab.retry();
    await tab.until("done");
    expect(scene.asked()).toEqual(["wallet_sendCalls"]);
    expect(await scene.movements()).toBe(1);
  });

  it("asks again for a batch that came to nothing, under its name", async () => {
    const scene = await setScene(world(), flowCase, batches);
    scene.wallet.lineUp({ fail: { code: -32603, message: "Something went wrong." } });
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("failed");
    await tab.retry();
    await tab.until("done");
    const names = scene.wallet.asked.map(({ params }) => (params?.[0] as { id: string }).id);
    expect([names.length, new Set(names).size]).toEqual([2, 1]);
    expect(await scene.movements()).toBe(1);
  });

  it("stops when the batch is declined", async () => {
    const scene = await setScene(world(), flowCase, batches);
    scene.wallet.lineUp("reject");
    const tab = scene.open();
    await tab.start(scene.data);
    expect((await tab.until("rejected")).step.id).toBe("batch");
    await tab.retry();
    await tab.until("done");
    expect(await scene.movements()).toBe(1);
  });
});
