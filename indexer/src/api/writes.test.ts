import { describe, expect, it, vi } from "vitest";
import { betweenWrites, ponderWriter, transactional, watchWrites, type Writer } from "./writes";

/** A writer whose writes end when they are told to. */
function writing(waitMs = 3_000) {
  const ends: (() => void)[] = [];
  const done: unknown[] = [];
  const database: Writer = { transaction: (label: string) => new Promise((resolve) => ends.push(() => resolve(label))) };
  const writes = watchWrites(database, { waitMs });
  const begin = (label = "a block"): void => void (database.transaction as unknown as (label: string) => Promise<unknown>)(label).then((value) => done.push(value));
  return { writes, begin, done, end: () => ends.shift()?.() };
}

describe("what is written", () => {
  it("is waited for, and gives what it gave", async () => {
    const { writes, begin, end, done } = writing();
    expect(await writes.idle()).toBe(0);
    begin();
    begin("another");
    const idle = vi.fn();
    const waited = writes.idle().then(idle);
    end();
    await Promise.resolve();
    expect(idle).not.toHaveBeenCalled();
    end();
    await waited;
    expect(idle).toHaveBeenCalledWith(2);
    expect(done).toEqual(["a block", "another"]);
  });

  it("that takes too long is not waited for any longer, and after one that failed nothing is told", async () => {
    const { writes, begin } = writing(5);
    begin();
    await expect(writes.idle()).rejects.toThrow("A block is being written down");
    const failing: Writer = { transaction: () => Promise.reject(new Error("disk full")) };
    const watched = watchWrites(failing, { waitMs: 5 });
    await expect(failing.transaction()).rejects.toThrow("disk full");
    await expect(watched.idle()).rejects.toThrow("A block is being written down");
  });

  it("within another is a part of it, and what stands around is around the whole", async () => {
    const steps: string[] = [];
    const database: Writer = {
      transaction: async (label: string) => {
        steps.push(label);
        if (label === "whole") await expect((database.transaction as (label: string) => Promise<unknown>)("part")).rejects.toThrow("no");
        if (label === "part") throw new Error("no");
      },
    };
    const watched = watchWrites(database, {
      around: async ([label], write) => {
        steps.push(`before ${String(label)}`);
        await write();
        steps.push(`after ${String(label)}`);
      },
    });
    await (database.transaction as (label: string) => Promise<unknown>)("whole");
    expect(steps).toEqual(["before whole", "whole", "part", "after whole"]);
    expect(await watched.idle()).toBe(2);
  });

  it("makes a reader read again, until it has read between two writes", async () => {
    const { writes, begin, end } = writing();
    const read = vi.fn(() => {
      if (read.mock.calls.length === 1) begin();
      if (read.mock.calls.length === 1) queueMicrotask(end);
      return Promise.resolve(read.mock.calls.length);
    });
    expect(await betweenWrites(writes, read)()).toBe(2);
    expect(await betweenWrites(transactional, () => Promise.resolve("whole"))()).toBe("whole");
  });

  it("is never read where there is always some of it", async () => {
    const { writes, begin, end } = writing();
    const read = (): Promise<void> => {
      begin();
      end();
      return Promise.resolve();
    };
    await expect(betweenWrites(writes, read)()).rejects.toThrow("Blocks come in faster");
  });

  it("is not watched in silence where Ponder has no such database", () => {
    expect(() => ponderWriter()).toThrow("Ponder keeps its database elsewhere");
  });
});
