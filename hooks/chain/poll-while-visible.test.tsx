import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pollWhileVisible } from "./poll-while-visible";

let hidden = false;

beforeEach(() => {
  vi.useFakeTimers();
  hidden = false;
  vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
});

afterEach(() => { vi.useRealTimers(); });

function show(visible: boolean): void {
  hidden = !visible;
  document.dispatchEvent(new Event("visibilitychange"));
}

const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("pollWhileVisible", () => {
  it("looks again and again, and not any more once it is stopped", async () => {
    const look = vi.fn(() => Promise.resolve(true));
    const stop = pollWhileVisible({ look, everyMs: 1_000 });
    await after(3_500);
    expect(look).toHaveBeenCalledTimes(3);
    stop();
    await after(5_000);
    show(true);
    expect(look).toHaveBeenCalledTimes(3);
  });

  it("rests while the page is hidden and looks at once when it is back", async () => {
    const look = vi.fn(() => Promise.resolve(true));
    const stop = pollWhileVisible({ look, everyMs: 1_000 });
    show(false);
    await after(10_000);
    expect(look).not.toHaveBeenCalled();
    show(true);
    await after(0);
    expect(look).toHaveBeenCalledTimes(1);
    await after(1_000);
    expect(look).toHaveBeenCalledTimes(2);
    stop();
  });

  it("does not go on when the page was hidden during a look", async () => {
    let finish: (ok: boolean) => void = () => undefined;
    const look = vi.fn(() => new Promise<boolean>((resolve) => { finish = resolve; }));
    const stop = pollWhileVisible({ look, everyMs: 1_000 });
    await after(1_000);
    show(false);
    finish(true);
    await after(10_000);
    expect(look).toHaveBeenCalledTimes(1);
    stop();
  });

  it("never looks twice at a time", async () => {
    const look = vi.fn(() => new Promise<boolean>(() => undefined));
    const stop = pollWhileVisible({ look, everyMs: 1_000 });
    await after(1_000);
    show(false);
    show(true);
    await after(10_000);
    expect(look).toHaveBeenCalledTimes(1);
    stop();
  });

  it("looks less often while it fails, and as before once it does not", async () => {
    const look = vi.fn<() => Promise<boolean>>().mockResolvedValueOnce(false).mockRejectedValueOnce(new Error("down")).mockResolvedValue(true);
    const stop = pollWhileVisible({ look, everyMs: 1_000 });
    for (const [ms, times] of [[1_000, 1], [1_999, 1], [1, 2], [3_999, 2], [1, 3], [1_000, 4]] as const) {
      await after(ms);
      expect(look).toHaveBeenCalledTimes(times);
    }
    stop();
  });

  it("waits at most half a minute, or as long as it always does", async () => {
    const look = vi.fn(() => Promise.resolve(false));
    const stop = pollWhileVisible({ look, everyMs: 12_000 });
    await after(12_000 + 24_000 + 30_000 + 30_000);
    expect(look).toHaveBeenCalledTimes(4);
    stop();
  });
});
