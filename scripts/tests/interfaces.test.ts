import type { Abi } from "viem";
import { formatAbiItem } from "viem/utils";
import { expect, it } from "vitest";
import * as dollarSide from "../../abis";
import * as creditSide from "../../abis/credit";

/** Signatures of all errors, each once. */
function errorsOf(...abis: readonly (readonly (Abi[number] | string)[])[]): string[] {
  const errors = abis.flat().filter((entry) => typeof entry !== "string").filter((entry) => entry.type === "error");
  return [...new Set(errors.map((error) => formatAbiItem(error)))].sort();
}
const dollar = errorsOf(...Object.values(dollarSide));
const credit = errorsOf(...Object.values(creditSide));
const listed = errorsOf(creditSide.creditErrorsAbi);

it("the interfaces of titles and deals know every error that those of the dollar side do not, once", () => {
  expect(listed.filter((signature) => dollar.includes(signature))).toEqual([]);
  expect(credit.filter((signature) => !dollar.includes(signature) && !listed.includes(signature))).toEqual([]);
});

it("an error's name has one meaning in all interfaces", () => {
  const names = [...new Set([...dollar, ...credit])].map((signature) => signature.slice(0, signature.indexOf("(")));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it("a deal's interface has what its parts refuse and report", () => {
  const names = creditSide.dealAbi.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["draw", "LtvTooHigh", "Drawn", "NotInDefault", "DefaultDeclared"]));
});
