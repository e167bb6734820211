import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { hintCompilation } from "./compile-hints";

it("hints the scripts that a page opens with, once, and nothing else", async () => {
  const folder = await mkdtemp(join(tmpdir(), "aid-hints-"));
  const chunks = join(folder, "static", "chunks");
  await mkdir(join(chunks, "deeper"), { recursive: true });
  const large = "0;".repeat(200_000);
  await Promise.all([
    writeFile(join(chunks, "a.js"), "one()"),
    writeFile(join(chunks, "deeper", "b.js"), "two()"),
    writeFile(join(chunks, "large.js"), large),
    writeFile(join(chunks, "a.css"), "p{}"),
  ]);

  await hintCompilation(folder);
  await hintCompilation(folder);

  const text = (name: string) => readFile(join(chunks, name), "utf8");
  expect(await text("a.js")).toBe("//# allFunctionsCalledOnLoad\none()");
  expect(await text("deeper/b.js")).toBe("//# allFunctionsCalledOnLoad\ntwo()");
  expect(await text("large.js")).toBe(large);
  expect(await text("a.css")).toBe("p{}");
  await rm(folder, { recursive: true });
});
