import { describe, expect, it, vi } from "vitest";
import { demoChooser } from "./chooser";

describe("demoChooser", () => {
  it("asks, tells its listeners, and gives the answer", async () => {
    const listener = vi.fn();
    const stop = demoChooser.subscribe(listener);
    const answer = demoChooser.ask();
    expect(demoChooser.isAsking()).toBe(true);
    demoChooser.choose("junior");
    expect(await answer).toBe("junior");
    expect(demoChooser.isAsking()).toBe(false);
    const told = listener.mock.calls.length;
    stop();
    demoChooser.decline();
    expect(listener).toHaveBeenCalledTimes(told);
  });

  it("counts as declined by the person, as every wallet says it", async () => {
    const answer = demoChooser.ask();
    demoChooser.decline();
    await expect(answer).rejects.toMatchObject({ code: 4001 });
  });

  it("declines the question before when it asks anew", async () => {
    const first = demoChooser.ask();
    const second = demoChooser.ask();
    await expect(first).rejects.toMatchObject({ code: 4001 });
    demoChooser.choose("operator");
    expect(await second).toBe("operator");
  });
});
