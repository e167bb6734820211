import { describe, expect, it, vi } from "vitest";
import type { Head } from "./answer";
import { createEventStream } from "./event-stream";
import { notReady } from "./refusal";

const head = (number: number): Head => ({ chainId: 31_337, number, hash: `0x${number.toString(16).padStart(64, "0")}`, timestamp: 1_000 + number });

function streaming(options: { most?: number; mostOfOne?: number } = {}) {
  let now = head(1);
  let figures: unknown = { sheet: { supply: "10", cash: "5" }, apr: null };
  let fails = false;
  const asked = vi.fn(() => (fails ? Promise.reject(notReady("Not yet.")) : Promise.resolve(now)));
  const log = vi.fn();
  const stream = createEventStream({ head: asked, figures: () => Promise.resolve(figures), log, everyMs: 1_000, most: options.most ?? 10, mostOfOne: options.mostOfOne ?? 10, aliveMs: 15_000 });
  return { stream, asked, log, fail: (value: boolean) => (fails = value), become: (number: number, next: unknown) => ([now, figures] = [head(number), next]) };
}

/** Everything that a stream has said so far, as it grows. */
function listen(stream: ReadableStream<Uint8Array>) {
  const said: string[] = [];
  const decoder = new TextDecoder();
  const ended = stream.pipeTo(new WritableStream({ write: (chunk) => void said.push(decoder.decode(chunk)) })).catch(() => undefined);
  return { said, ended };
}

describe("the stream of events", () => {
  it("begins with the block and all figures, and goes on with what changed", async () => {
    vi.useFakeTimers();
    const { stream, become } = streaming();
    const end = new AbortController();
    const { said, ended } = listen(stream.open(end.signal, "a"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(said.join("")).toContain('event: block\nid: 1\ndata: {"chainId":31337,"number":1,');
    expect(said.join("")).toContain('event: summary\nid: 1\ndata: {"sheet":{"supply":"10","cash":"5"},"apr":null}\n\n');
    become(2, { sheet: { supply: "11", cash: "5" }, apr: { total: "1" } });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(said.at(-1)).toContain('event: figures\nid: 2\ndata: {"sheet.supply":"11","apr.total":"1","apr":null}\n\n');
    become(3, { sheet: { supply: "11", cash: "5" }, apr: { total: "1" } });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(said.at(-1)).toMatch(/^event: block\nid: 3\ndata: .*\n\n$/);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(said.at(-1)).toBe(": still here\n\n");
    end.abort();
    await ended;
    expect(stream.listeners()).toBe(0);
    vi.useRealTimers();
  });

  it("tells no figures during which a block came in", async () => {
    vi.useFakeTimers();
    const { stream, asked, become } = streaming();
    const { said } = listen(stream.open(new AbortController().signal, "a"));
    asked.mockImplementationOnce(() => {
      become(2, { sheet: { supply: "11", cash: "5" }, apr: null });
      return Promise.resolve(head(1));
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(said.join("")).not.toContain("event:");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(said.join("")).toContain("event: block\nid: 2\n");
    vi.useRealTimers();
  });

  it("looks at the chain once for all listeners, and not at all without any", async () => {
    vi.useFakeTimers();
    const { stream, asked } = streaming();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).not.toHaveBeenCalled();
    const ends = [new AbortController(), new AbortController(), new AbortController()];
    ends.forEach(({ signal }) => listen(stream.open(signal, "a")));
    await vi.advanceTimersByTimeAsync(3_000);
    // Once each second, and once more after the figures of the first were read.
    expect(asked).toHaveBeenCalledTimes(4);
    ends.forEach((end) => end.abort());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(5);
    vi.useRealTimers();
  });

  it("outlasts a moment in which nothing is known", async () => {
    vi.useFakeTimers();
    const { stream, fail, log } = streaming();
    fail(true);
    const { said } = listen(stream.open(new AbortController().signal, "a"));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(said.join("")).not.toContain("event:");
    fail(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(said.join("")).toContain("event: summary");
    expect(log).not.toHaveBeenCalled();
    vi.useRealTimers();
  });

  it("lets go of a listener that does not read, and of its connection", async () => {
    vi.useFakeTimers();
    const { stream, become } = streaming();
    const unread = stream.open(new AbortController().signal, "a");
    for (let number = 2; number < 80; number += 1) {
      become(number, {});
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(stream.listeners()).toBe(0);
    await expect(unread.getReader().closed).rejects.toThrow("did not read");
    vi.useRealTimers();
  });

  it("has room for so many of one client, and for others then", () => {
    vi.useFakeTimers();
    const { stream } = streaming({ mostOfOne: 1 });
    const end = new AbortController();
    stream.open(end.signal, "a");
    expect(() => stream.open(new AbortController().signal, "a")).toThrow("from your address");
    stream.open(new AbortController().signal, "b");
    end.abort();
    stream.open(new AbortController().signal, "a");
    expect(stream.listeners()).toBe(2);
    vi.useRealTimers();
  });

  it("has room for so many", () => {
    vi.useFakeTimers();
    const { stream } = streaming({ most: 1 });
    stream.open(new AbortController().signal, "a");
    expect(() => stream.open(new AbortController().signal, "a")).toThrow("Too many listen already");
    vi.useRealTimers();
  });
});
