import { expect, it } from "vitest";
import { keepLast } from "./last-good";

it("keeps what was read last and says since when it cannot be read any more", async () => {
  let now = 1_000_000;
  let answer: () => Promise<string> = () => Promise.resolve("first");
  const read = keepLast(() => answer(), { patienceMs: 1_000, now: () => now });
  expect(await read()).toEqual({ last: "first" });
  answer = () => Promise.reject(new Error("down"));
  now = 1_010_000;
  expect(await read()).toEqual({ last: "first", failingSince: 1_010, problem: "unreachable" });
  now = 1_020_000;
  expect(await read()).toEqual({ last: "first", failingSince: 1_010, problem: "unreachable" });
  answer = () => Promise.resolve("second");
  expect(await read()).toEqual({ last: "second" });
});

it("knows nothing before the first answer", async () => {
  const read = keepLast(() => Promise.reject(new Error("down")), { patienceMs: 1_000, now: () => 5_000 });
  expect(await read()).toEqual({ failingSince: 5, problem: "unreachable" });
});

it("stops waiting, and shows what came late to the next who asks", async () => {
  let resolve: (value: string) => void = () => undefined;
  const loads = [new Promise<string>((done) => { resolve = done; })];
  const read = keepLast(() => loads.shift() ?? Promise.reject(new Error("down")), { patienceMs: 10, now: () => 7_000 });
  expect(await read()).toEqual({ failingSince: 7, problem: "unreachable" });
  resolve("late");
  await Promise.resolve();
  expect(await read()).toEqual({ last: "late", failingSince: 7, problem: "unreachable" });
});

it("keeps nobody waiting for a chain that is known to fail while there is something to show", async () => {
  const loads = [() => Promise.resolve("first"), () => Promise.reject(new Error("down"))];
  const read = keepLast(() => loads.shift()?.() ?? new Promise<string>(() => undefined), { patienceMs: 60_000, now: () => 9_000 });
  await read();
  await read();
  expect(await read()).toEqual({ last: "first", failingSince: 9, problem: "unreachable" });
});
