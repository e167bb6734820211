import { describe, expect, it, vi } from "vitest";
import { flowCases } from "./testing/cases";
import { setScene } from "./testing/fixture";
import { soon } from "./testing/soon";
import { useWorld } from "./testing/use-world";

const world = useWorld(8614);
const direct = { behaviour: { typedData: "unsupported" } } as const;

describe.each(flowCases)("$name in two tabs", (flowCase) => {
  it("is done by one tab, while the other tells", async () => {
    const scene = await setScene(world(), flowCase, direct);
    const [first, second] = [scene.open(), scene.open()];
    await first.start(scene.data);
    await second.start(scene.data);
    expect(second.snapshot().following).toBe(true);
    await first.until("done");
    await second.until("done");
    expect(second.snapshot().following).toBe(false);
    expect(scene.asked()).toHaveLength(flowCase.spends ? 2 : 1);
    expect(await scene.movements()).toBe(1);
  });

  it("tells a tab that was open before it began", async () => {
    const scene = await setScene(world(), flowCase, direct);
    const [first, second] = [scene.open(), scene.open()];
    await second.recover();
    await first.start(scene.data);
    await second.until("done");
    expect(second.snapshot().data).toEqual(scene.data);
    expect(second.seen).toContain("awaiting-wallet");
    expect(await scene.movements()).toBe(1);
  });

  it("does nothing when pressed in the tab that tells", async () => {
    const scene = await setScene(world(), flowCase, direct);
    scene.wallet.lineUp("hang");
    const [first, second] = [scene.open(), scene.open()];
    await first.start(scene.data);
    await soon(() => expect(scene.asked()).toHaveLength(1));
    await second.until("awaiting-wallet");
    for (const press of [() => second.start(scene.data), () => second.retry(), () => second.resume(), () => second.dismiss()]) {
      await press();
      expect(second.state().status).toBe("awaiting-wallet");
    }
    expect(scene.asked()).toHaveLength(1);
    expect(await scene.movements()).toBe(0);
  });

  it("is finished by the other tab when the first is closed", async () => {
    const scene = await setScene(world(), flowCase, direct);
    await world().testClient.setAutomine(false);
    const [first, second] = [scene.open(), scene.open()];
    await first.start(scene.data);
    await first.until("broadcast");
    await second.recover();
    first.kill();
    await world().testClient.setAutomine(true);
    await world().testClient.mine({ blocks: 1 });
    if (flowCase.spends) {
      const { attended } = await second.until("ready");
      expect(attended).toBe(false);
      await second.resume();
    }
    await second.until("done");
    expect(scene.asked()).toHaveLength(flowCase.spends ? 2 : 1);
    expect(await scene.movements()).toBe(1);
  });

  it("can be begun in the other tab once it has ended in the first", async () => {
    const scene = await setScene(world(), flowCase, direct);
    scene.wallet.lineUp("reject");
    const [first, second] = [scene.open(), scene.open()];
    await first.start(scene.data);
    await second.until("rejected");
    await second.retry();
    await second.until("done");
    await first.until("done");
    expect(await scene.movements()).toBe(1);
  });

  it("waits for the history, and not for ever", async () => {
    const scene = await setScene(world(), flowCase, direct);
    const indexer = vi.fn(() => Promise.resolve(true));
    const quick = scene.open({ indexer });
    await quick.start(scene.data);
    expect((await quick.until("done")).history).toBe("caught-up");
    expect(indexer).toHaveBeenCalledExactlyOnceWith(await world().publicClient.getBlockNumber(), expect.anything());
    expect(await scene.movements()).toBe(1);
  });

  it.each([
    ["is slow", () => new Promise<boolean>(() => undefined)],
    ["is down", () => Promise.reject(new Error("down"))],
    ["gives up", () => Promise.resolve(false)],
  ])("is done with its history late where the indexer %s", async (_name, indexer) => {
    const scene = await setScene(world(), flowCase, direct);
    const tab = scene.open({ indexer });
    await tab.start(scene.data);
    expect((await tab.until("done")).history).toBe("late");
    expect(await scene.movements()).toBe(1);
  });
});
