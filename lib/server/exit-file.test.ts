import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { hashOf } from "./exit-file";

const folder = mkdtempSync(join(tmpdir(), "aid-exit-file-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it("is the hash that sha256sum prints, absent without a file, and no secret of a file that cannot be read", async () => {
  const file = join(folder, "exit.html");
  expect(await hashOf(file)).toBeUndefined();
  writeFileSync(file, "abc");
  expect(await hashOf(file)).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  await expect(hashOf(folder)).rejects.toThrow("EISDIR");
});
