import { describe, expect, it, vi } from "vitest";
import { createAnswers } from "./answers";

function answering() {
  const clock = { now: 10_000 };
  const answers = createAnswers<string>({ most: 100, sizeOf: (value) => value.length, graceMs: 1_000, now: () => clock.now });
  /** An answer that is made when it is told to be. */
  const making = () => {
    let say = (_text: string): void => undefined;
    let fail = (_error: Error): void => undefined;
    const make = vi.fn(() => new Promise<string>((resolve, reject) => ([say, fail] = [resolve, reject])));
    return { make, say: (text: string) => say(text), fail: (message: string) => fail(new Error(message)) };
  };
  const at = (hash: string, number = hash.charCodeAt(0)) => ({ hash, number });
  const ask = (hash: string, make: () => Promise<string> = () => Promise.resolve(`at ${hash}`), number?: number) => answers.recall("question", at(hash, number), make);
  return { answers, at, clock, ask, making };
}

describe("answers", () => {
  it("are made once for a block", async () => {
    const { ask } = answering();
    const again = vi.fn();
    expect([await ask("a"), await ask("a", again)]).toEqual(["at a", "at a"]);
    expect(again).not.toHaveBeenCalled();
  });

  it("are of the block before while they are made, for a moment after that was the newest", async () => {
    const { clock, ask, making } = answering();
    await ask("a");
    const { make, say } = making();
    clock.now += 500;
    expect([await ask("b", make), await ask("b", make)]).toEqual(["at a", "at a"]);
    expect(make).toHaveBeenCalledTimes(1);
    clock.now += 500;
    const waiting = ask("b", make);
    say("at b");
    expect(await waiting).toBe("at b");
    expect(await ask("b", make)).toBe("at b");
    expect(make).toHaveBeenCalledTimes(1);
  });

  it("are not of a block that nobody has seen as the newest for long", async () => {
    const { clock, ask } = answering();
    await ask("a");
    clock.now += 60_000;
    expect(await ask("b")).toBe("at b");
  });

  it("that nobody waits for are made twelve at once, and one that somebody waits for at once", async () => {
    const { clock, answers, at, making } = answering();
    const questions = Array.from({ length: 15 }, (_, index) => `q${String(index)}`);
    for (const question of questions) await answers.recall(question, at("a"), () => Promise.resolve("1"));
    const made = questions.map(() => making());
    const askAll = () => questions.map((question, index) => answers.recall(question, at("b"), made[index]?.make ?? (() => Promise.resolve(""))));
    const begun = () => made.filter(({ make }) => make.mock.calls.length > 0).length;
    expect(new Set(await Promise.all(askAll()))).toEqual(new Set(["1"]));
    expect(begun()).toBe(12);
    made[0]?.say("2");
    await vi.waitFor(() => expect(begun()).toBe(13));
    clock.now += 5_000;
    const waiting = askAll()[14];
    expect(begun()).toBe(15);
    made[14]?.say("last at two");
    expect(await waiting).toBe("last at two");
  });

  it("are never of a block that another one has taken the place of", async () => {
    const { ask } = answering();
    await ask("b");
    expect(await ask("c", () => Promise.resolve("at the other"), 98)).toBe("at the other");
  });

  it("of two blocks before are gone", async () => {
    const { ask, making } = answering();
    await ask("a");
    await ask("b", making().make);
    const { make, say } = making();
    const waiting = ask("c", make);
    say("at c");
    expect(await waiting).toBe("at c");
  });

  it("that cannot be made are made again, and only who waits is told", async () => {
    const { clock, ask, making } = answering();
    await ask("a");
    const first = making();
    expect(await ask("b", first.make)).toBe("at a");
    expect(first.make).toHaveBeenCalledTimes(1);
    first.fail("no");
    await Promise.resolve();
    clock.now += 2_000;
    await expect(ask("b", () => Promise.reject(new Error("still no")))).rejects.toThrow("still no");
    expect(await ask("b")).toBe("at b");
  });

  it("of the block before stay known to whoever heard of it only", async () => {
    const { ask } = answering();
    await ask("a");
    await ask("b");
    expect(await ask("a", () => Promise.reject(new Error("not asked")))).toBe("at a");
    expect(await ask("b", () => Promise.reject(new Error("not asked")))).toBe("at b");
  });
});
