import { describe, expect, it } from "vitest";
import type { OpenTab } from "./testing/bench";
import { flowCases } from "./testing/cases";
import type { FlowCase } from "./testing/flow-case";
import { failureAtInclusion } from "./testing/failure-at-inclusion";
import { type Scene, setScene } from "./testing/fixture";
import { giveMultisig } from "./testing/give-multisig";
import { soon } from "./testing/soon";
import { takeUp } from "./testing/take-up";
import { untilPaymentWaits } from "./testing/payment";
import { useWorld } from "./testing/use-world";
import type { FlowId } from "./flows/index";

// Where a run rests beside its way, the page dies, and another takes it up: one payment, whatever happens.

const world = useWorld(8616);
const direct = { behaviour: { typedData: "unsupported" } } as const;

/** Lets the page die where it is, the chain make blocks, and another page go on. */
async function reload(scene: Scene, first: OpenTab<FlowId>): Promise<OpenTab<FlowId>> {
  first.kill();
  await world().testClient.setAutomine(true);
  const second = scene.open();
  await takeUp(second);
  return second;
}

async function paysOnce(scene: Scene, first: OpenTab<FlowId>): Promise<void> {
  const second = await reload(scene, first);
  expect(second.state().status).toBe("done");
  expect(await scene.movements()).toBe(1);
}

describe.each(flowCases)("$name, whose page dies when it", (flowCase: FlowCase) => {
  const begin = async (options: Parameters<typeof setScene>[2] = direct) => {
    const scene = await setScene(world(), flowCase, options);
    await world().testClient.setAutomine(false);
    const tab = scene.open();
    await tab.start(scene.data);
    return { scene, tab };
  };
  const mine = () => world().testClient.mine({ blocks: 1 });
  const earlier = flowCase.spends ? (["confirm"] as const) : [];

  it("was replaced: nothing is left to go on with but what was done before, and it can be begun anew", async () => {
    const { scene, tab } = await begin();
    await scene.wallet.cancel(await untilPaymentWaits(world(), tab));
    await mine();
    await tab.until("replaced");
    const second = await reload(scene, tab);
    if (second.state().status === "idle") await second.start(scene.data);
    await second.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("was dropped", async () => {
    const { scene, tab } = await begin();
    await world().testClient.dropTransaction({ hash: await untilPaymentWaits(world(), tab) });
    await tab.until("dropped");
    await paysOnce(scene, tab);
  });

  it("was dropped and then came after all", async () => {
    const scene = await setScene(world(), flowCase, direct);
    scene.wallet.lineUp(...earlier, "withhold");
    const tab = scene.open();
    await tab.start(scene.data);
    const { flight } = await tab.until("dropped");
    const requests = scene.asked().length;
    if (flight.via === "transaction") await scene.wallet.speedUp(flight.hash);
    await paysOnce(scene, tab);
    expect(scene.asked()).toHaveLength(requests);
  });

  it("is unknown after the wallet's silence", async () => {
    const scene = await setScene(world(), flowCase, direct);
    scene.wallet.lineUp(...earlier, "hang");
    const tab = scene.open({ policy: { walletMs: 80 } });
    await tab.start(scene.data);
    await tab.until("unknown");
    await paysOnce(scene, tab);
  });

  it("is unknown while the transaction waits", async () => {
    const scene = await setScene(world(), flowCase, direct);
    await world().testClient.setAutomine(false);
    const tab = scene.open({ policy: { receiptMs: 120, dropMs: 10_000 } });
    await tab.start(scene.data);
    await untilPaymentWaits(world(), tab);
    await tab.until("unknown");
    await paysOnce(scene, tab);
  });

  it("has failed with the request in doubt", async () => {
    const scene = await setScene(world(), flowCase, direct);
    scene.wallet.lineUp(...earlier, "act-then-fail");
    const tab = scene.open();
    await tab.start(scene.data);
    await tab.until("failed");
    const requests = scene.asked().length;
    await paysOnce(scene, tab);
    expect(scene.asked()).toHaveLength(requests);
  });

  it("was turned down by the block: says nothing of it, and nothing is paid", async () => {
    const scene = await setScene(world(), flowCase, direct);
    await world().testClient.setAutomine(false);
    const spoil = failureAtInclusion(world(), flowCase.name);
    await spoil.prepare();
    const tab = scene.open();
    await tab.start(scene.data);
    await untilPaymentWaits(world(), tab);
    await spoil.overtake();
    await mine();
    await tab.until("failed");
    tab.kill();
    const second = scene.open();
    await second.recover();
    await soon(() => expect(["idle", "ready", "failed"]).toContain(second.state().status));
    expect(second.state().status).not.toBe("done");
    expect(await scene.movements()).toBe(0);
  });

  it("waits for the history", async () => {
    const scene = await setScene(world(), flowCase, direct);
    const tab = scene.open({ policy: { indexerMs: 10_000 }, indexer: () => new Promise(() => undefined) });
    await tab.start(scene.data);
    await tab.until("indexing");
    await paysOnce(scene, tab);
  });

  it("was proposed to a multisig's owners", async () => {
    const multisig = await giveMultisig(world(), flowCase.name);
    const scene = await setScene(world(), { ...flowCase, account: () => world().accounts.juniorInvestor }, { multisig });
    const diesAndIsExecuted = async (tab: OpenTab<FlowId>) => {
      await tab.until("proposed");
      tab.kill();
      await scene.wallet.executeProposals();
      const next = scene.open();
      await next.recover();
      return next;
    };
    const first = scene.open();
    await first.start(scene.data);
    let tab = await diesAndIsExecuted(first);
    if (flowCase.spends) {
      await tab.until("ready");
      await tab.resume();
      tab = await diesAndIsExecuted(tab);
    }
    await tab.until("done");
    expect(scene.asked()).toHaveLength(flowCase.spends ? 2 : 1);
    expect(await scene.movements()).toBe(1);
  });
});
