import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isHalfRead } from "../../run/half-read";
import { wordsAround } from "./embedded";
import type { Source } from "./read/source";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aid-embedded-"));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

/** A database that says whether the past has been read, and is asked to write down everything before a word is taken back. */
function database() {
  const says = { ready: "0" };
  const execute = vi.fn(() => Promise.resolve({ rows: [{ ready: says.ready }] }));
  return { db: { execute } as unknown as Source["db"], execute, says };
}
const isHalf = (): boolean => isHalfRead({ schema: "aid", folder });

it("an index is half from before the past is written until it has been read and is on the disk", async () => {
  const { db, says } = database();
  const around = wordsAround({ db, folder });
  expect(await around([], () => Promise.resolve(existsSync(join(folder, "reading"))))).toBe(true);
  expect(isHalf()).toBe(true);
  says.ready = "1";
  expect(await around([], () => Promise.resolve(isHalf()))).toBe(false);
});

it("that is known without another write, and not before the disk has it", async () => {
  vi.useFakeTimers();
  const { db, execute, says } = database();
  await wordsAround({ db, folder })([], () => Promise.resolve());
  says.ready = "1";
  execute.mockImplementationOnce(() => Promise.resolve({ rows: [{ ready: "1" }] })).mockImplementationOnce(() => Promise.reject(new Error("disk full")));
  await vi.advanceTimersByTimeAsync(500);
  expect(isHalf()).toBe(true);
  await vi.advanceTimersByTimeAsync(500);
  expect(isHalf()).toBe(false);
});

it("it is half while what is final is settled, and stays so where that fails", async () => {
  const { db, says } = database();
  says.ready = "1";
  const around = wordsAround({ db, folder });
  expect(await around([{ label: "finalize" }], () => Promise.resolve(isHalf()))).toBe(true);
  expect(isHalf()).toBe(false);
  await expect(around([{ label: "finalize" }], () => Promise.reject(new Error("ended")))).rejects.toThrow("ended");
  expect(isHalf()).toBe(true);
});
