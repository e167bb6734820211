import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { attestationKindNumber, attestationKinds } from "./attestation-kinds";

it("names the kinds of the contract, and numbers them as it does", () => {
  const source = readFileSync(new URL("../../contracts/src/Attestations.sol", import.meta.url), "utf8");
  const declared = /enum Kind \{([^}]*)\}/.exec(source)?.[1]?.split(",").map((name) => name.trim());
  expect(attestationKinds).toEqual(declared);
  expect(attestationKinds.map(attestationKindNumber)).toEqual([0, 1, 2]);
});
