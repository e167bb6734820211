import { describe, expect, it } from "vitest";
import type { Behaviour } from "../../world/testing/programmable-wallet";
import type { OpenTab } from "./testing/bench";
import { flowCases } from "./testing/cases";
import { setScene } from "./testing/fixture";
import { person } from "./testing/person";
import { soon } from "./testing/soon";
import { takeUp } from "./testing/take-up";
import { useWorld } from "./testing/use-world";
import type { FlowId } from "./flows/index";

const world = useWorld(8613);

const ways: Readonly<Record<string, Partial<Behaviour>>> = {
  "by approval": { typedData: "unsupported" },
  "by permit": {},
  "in a batch": { batches: "supported" },
};

const runs = flowCases.flatMap((flowCase) =>
  Object.entries(ways)
    .filter(([way]) => flowCase.spends || way === "by approval")
    .map(([way, behaviour]) => ({ name: `${flowCase.name} ${way}`, flowCase, behaviour })),
);

/** The page dies on entering its state number `index`. Resolves when it is dead, or the run at its end. */
function killAt(tab: OpenTab<FlowId>, index: number): Promise<void> {
  return new Promise((resolve) => {
    tab.subscribe(() => {
      if (tab.seen.length <= index) return;
      tab.kill();
      resolve();
    });
  });
}

describe.each(runs)("$name", ({ flowCase, behaviour }) => {
  it("pays exactly once, wherever the page dies", async () => {
    const clean = await world().snapshot();
    const rehearsal = await setScene(world(), flowCase, { behaviour });
    const whole = rehearsal.open();
    await whole.start(rehearsal.data);
    await whole.until("done");
    expect(whole.seen.length).toBeGreaterThanOrEqual(8);

    for (const [index, status] of whole.seen.entries()) {
      await world().revert(clean);
      const scene = await setScene(world(), flowCase, { behaviour });
      const first = scene.open();
      const dead = killAt(first, index);
      await first.start(scene.data);
      await dead;
      expect(first.state().status).toBe(status);
      const second = scene.open();
      await takeUp(second);
      expect(second.state().status, `died in ${status}`).toBe(status === "done" ? "idle" : "done");
      expect(await scene.movements(), `died in ${status}`).toBe(1);
    }
  });

  const requests = flowCase.spends && behaviour.batches === undefined ? [0, 1] : [0];

  it.each(requests)("pays exactly once when the page dies and the wallet goes on (request %i)", async (request) => {
    const scene = await setScene(world(), flowCase, { behaviour });
    const earlier = Array.from({ length: request }, () => "confirm" as const);
    scene.wallet.lineUp(...earlier, "act-then-hang");
    const first = scene.open();
    await first.start(scene.data);
    await soon(() => expect(scene.wallet.acted()).toBe(request + 1));
    first.kill();
    const second = scene.open();
    await takeUp(second);
    expect(second.state().status).toBe("done");
    expect(await scene.movements()).toBe(1);
  });

  it("asks once more, and not by itself, when the page dies before the person has answered", async () => {
    const scene = await setScene(world(), flowCase, { behaviour });
    scene.wallet.lineUp("hang");
    const first = scene.open();
    await first.start(scene.data);
    await soon(() => expect(scene.asked()).toHaveLength(1));
    first.kill();
    const second = scene.open();
    await second.recover();
    const isSignature = behaviour.typedData !== "unsupported" && behaviour.batches === undefined && flowCase.spends;
    if (isSignature) expect((await second.until("ready")).attended).toBe(false);
    else expect((await second.until("failed")).failure.code).toBe("request-open");
    expect(scene.asked()).toHaveLength(1);
    expect(await takeUp(second)).toBe(1);
    expect(await scene.movements()).toBe(1);
  });

  it("has forgotten what was declined", async () => {
    const scene = await setScene(world(), flowCase, { behaviour });
    scene.wallet.lineUp("reject");
    const first = scene.open();
    await first.start(scene.data);
    await first.until("rejected");
    first.kill();
    const second = scene.open();
    await second.recover();
    expect(second.state().status).toBe("idle");
    expect(scene.browser.stored.size).toBe(0);
  });
});

describe.each(flowCases)("$name, whose request outlives the page", (flowCase) => {
  const behaviour = { typedData: "unsupported" } as const;

  const setOut = async () => {
    const scene = await setScene(world(), flowCase, { behaviour });
    const earlier = flowCase.spends ? ["confirm" as const] : [];
    const [old, next] = [person(), person()];
    scene.wallet.lineUp(...earlier, old.answer, next.answer);
    const first = scene.open();
    await first.start(scene.data);
    await soon(() => expect(scene.asked()).toHaveLength(earlier.length + 1));
    first.kill();
    const second = scene.open();
    await second.recover();
    expect((await second.until("failed")).failure.code).toBe("request-open");
    return { scene, second, old, next, acted: earlier.length };
  };

  it("pays once when the old request is confirmed after the reload", async () => {
    const { scene, second, old, acted } = await setOut();
    old.confirms();
    await soon(() => expect(scene.wallet.acted()).toBe(acted + 1));
    await second.retry();
    await second.until("done");
    expect(scene.asked()).toHaveLength(acted + 1);
    expect(await scene.movements()).toBe(1);
  });

  it("pays once when both the old and the new request are confirmed", async () => {
    const { scene, second, old, next, acted } = await setOut();
    await second.declined();
    await soon(() => expect(scene.asked()).toHaveLength(acted + 2));
    old.confirms();
    await soon(() => expect(scene.wallet.acted()).toBe(acted + 1));
    next.confirms();
    const { status } = await second.until("failed", "done");
    if (status === "failed") await second.retry();
    await second.until("done");
    expect(await scene.movements()).toBe(1);
  });
});
