import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type AbiParameter, toFunctionSignature } from "viem";
import { describe, expect, it } from "vitest";
import * as dollarSide from "../../abis";
import * as creditSide from "../../abis/credit";
import { calls, type DescribedContract } from "./calls";
import { descriptors, writesOf } from "./descriptors";
import { exceptions, undescribed } from "./exceptions";
import { differing } from "./files";
import { descriptorSchema, type Field } from "./schema";
import { functionOf, membersOf } from "./wallet";

const all = [...descriptors()];
const contracts = Object.keys(calls) as DescribedContract[];

/** Every format of every descriptor, with what it describes. */
const formats = all.flatMap(([file, { display }]) =>
  Object.entries(display.formats).map(([key, format]) => ({ name: `${file}: ${key}`, key, format, inputs: file.startsWith("eip712") ? membersOf(key) : functionOf(key).inputs })),
);

/** The parameters that hold a value, by their path. */
function leaves(inputs: readonly AbiParameter[], prefix = ""): Map<string, string> {
  return new Map(
    inputs.flatMap((input): [string, string][] => {
      const path = prefix + (input.name ?? "");
      if (input.type.endsWith("[]")) return [[`${path}.[]`, input.type.slice(0, -2)]];
      return "components" in input ? [...leaves(input.components, `${path}.`)] : [[path, input.type]];
    }),
  );
}

const isInteger = (type: string) => /^uint\d+$/.test(type);

const fits: Readonly<Record<Field["format"], (type: string) => boolean>> = {
  raw: () => true,
  tokenAmount: isInteger,
  amount: isInteger,
  date: isInteger,
  duration: isInteger,
  unit: isInteger,
  enum: isInteger,
  addressName: (type) => type === "address",
  calldata: (type) => type === "bytes",
};

describe("public/clear-signing", () => {
  it("holds what abis/ and the addresses give: npm run clear-signing", () => {
    expect(differing()).toEqual([]);
  });

  it.each(all)("%s keeps to the standard", (_file, descriptor) => {
    expect(descriptorSchema.parse(descriptor)).toEqual(descriptor);
  });
});

describe("what changes state", () => {
  it.each(contracts)("%s: every function is described or has a reason not to be", (contract) => {
    const there = writesOf(contract).map((item) => toFunctionSignature(item));
    const excepted = Object.keys(exceptions[contract] ?? {});
    expect([...Object.keys(calls[contract]), ...excepted].toSorted()).toEqual(there.toSorted());
  });

  it("is looked for in every interface there is", () => {
    const modules = Object.keys({ ...dollarSide, ...creditSide }).flatMap((name) => (name.endsWith("Abi") ? [name.slice(0, -"Abi".length)] : []));
    const lower = (name: string) => (name === "AID" ? "aid" : name === "StakedAID" ? "stakedAid" : name.charAt(0).toLowerCase() + name.slice(1));
    expect([...contracts, ...Object.keys(undescribed)].map(lower).toSorted()).toEqual(modules.toSorted());
  });
});

describe.each(formats)("$name", ({ format, inputs }) => {
  const there = leaves(inputs);
  const shown = format.fields.filter(({ path }) => !path.startsWith("@."));

  it("lists every parameter once, and none that there is not", () => {
    expect(shown.map(({ path }) => path).toSorted()).toEqual([...there.keys()].toSorted());
  });

  it("shows each as its type allows, and takes addresses from addresses", () => {
    for (const field of shown) {
      expect(fits[field.format](there.get(field.path) ?? ""), field.path).toBe(true);
      if (field.format === "calldata" && field.params.calleePath !== "@.to") expect(there.get(field.params.calleePath)).toBe("address");
    }
  });

  it("says in its sentence only what is always shown", () => {
    const always = format.fields.filter(({ visible = "always" }) => visible === "always").map(({ path }) => path);
    for (const [, path] of (format.interpolatedIntent ?? "").matchAll(/\{([^}]+)\}/g)) expect(always).toContain(path);
  });

  it("hides nothing but signatures", () => {
    const hidden = format.fields.filter(({ visible }) => visible === "never").map(({ path }) => path);
    expect(hidden.filter((path) => !/^(permit\.)?(v|r|s)$|^signature$/.test(path))).toEqual([]);
  });
});

describe("types of messages", () => {
  const sourceOf = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
  /** What the sources hash to a type: `keccak256("…")`. */
  const typesIn = (path: string) => [...sourceOf(path).matchAll(/TYPEHASH\s*=\s*keccak256\(\s*"([^"]+)"\s*\)/g)].map(([, type]) => type);
  const permit = typesIn("node_modules/@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol");

  it.each([
    ["AID", permit],
    ["StakedAID", permit],
    ["Identity", typesIn("contracts/src/Identity.sol")],
    ["Appraisals", typesIn("contracts/src/Appraisals.sol")],
    ["Telemetry", typesIn("contracts/src/Telemetry.sol")],
    ["Attestations", typesIn("contracts/src/Attestations.sol")],
    // Structs that stand only inside others are signed by nobody alone.
    ["GpuTitle", typesIn("contracts/src/libraries/TitleFacts.sol").filter((type) => !/^(Hardware|Custody|Documents|Insurance)\(/.test(type ?? ""))],
  ])("%s: exactly what the contract hashes", (contract, types) => {
    expect(types).toHaveLength(contract === "GpuTitle" ? 6 : 1);
    expect(Object.keys(descriptors().get(`eip712-${contract}.json`)?.display.formats ?? {}).toSorted()).toEqual(types.toSorted());
  });
});
