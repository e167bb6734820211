import { describe, expect, it, vi } from "vitest";
import { untilOver } from "./until-over";

function ponder() {
  let end = (_code: number): void => undefined;
  const ended = new Promise<number>((resolve) => (end = resolve));
  const stop = vi.fn(() => {
    end(0);
    return ended;
  });
  return { running: { ended, stop }, end };
}

/** Watches until it is left, as both that watch do. */
const forEver = (leaving: AbortSignal) => new Promise<"told">((resolve) => leaving.addEventListener("abort", () => resolve("told"), { once: true }));

describe("Ponder runs", () => {
  it("until the process is told to end", async () => {
    const { running } = ponder();
    const telling = new AbortController();
    const over = untilOver(running, telling.signal, forEver);
    telling.abort();
    expect([await over, running.stop.mock.calls.length]).toEqual(["told", 1]);
  });

  it("not for longer than a moment where that was told before", async () => {
    const { running } = ponder();
    expect(await untilOver(running, AbortSignal.abort(), forEver)).toBe("told");
    expect(running.stop).toHaveBeenCalledOnce();
  });

  it("until it ends by itself, which leaves nobody watching", async () => {
    const { running, end } = ponder();
    let left = false;
    const over = untilOver(running, new AbortController().signal, async (leaving) => {
      const how = await forEver(leaving);
      left = true;
      return how;
    });
    end(1);
    expect([await over, left]).toEqual(["ended", true]);
  });

  it("until who watches finds a reason", async () => {
    const { running } = ponder();
    expect(await untilOver(running, new AbortController().signal, () => Promise.resolve("another-chain" as const))).toBe("another-chain");
    expect(running.stop).toHaveBeenCalledOnce();
  });
});
