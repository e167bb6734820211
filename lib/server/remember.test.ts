import { describe, expect, it } from "vitest";
import { remember } from "./remember";

describe("remember", () => {
  it("loads once for all who ask while it runs and for a while after", async () => {
    let now = 0;
    let loads = 0;
    const read = remember(() => Promise.resolve((loads += 1)), 1_000, () => now);
    expect(await Promise.all([read(), read()])).toEqual([1, 1]);
    now = 999;
    expect(await read()).toBe(1);
    now = 1_000;
    expect(await read()).toBe(2);
  });

  it("gives a failure to those who waited and then tries again", async () => {
    let loads = 0;
    const read = remember(() => ((loads += 1) === 1 ? Promise.reject(new Error("down")) : Promise.resolve("up")), 1_000, () => 0);
    await expect(Promise.all([read(), read()])).rejects.toThrow("down");
    expect(await read()).toBe("up");
    expect(loads).toBe(2);
  });

  it("does not forget what was loaded after a slow failure", async () => {
    let now = 0;
    let fail: (error: Error) => void = () => undefined;
    const slow = new Promise<string>((_resolve, reject) => { fail = reject; });
    const loads = [slow, Promise.resolve("second")];
    const read = remember(() => loads.shift() ?? Promise.resolve("third"), 1_000, () => now);
    const first = read();
    now = 1_000;
    expect(await read()).toBe("second");
    fail(new Error("late"));
    await expect(first).rejects.toThrow("late");
    expect(await read()).toBe("second");
  });
});
