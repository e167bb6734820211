import { readdirSync, readFileSync } from "node:fs";
import { type Abi, toFunctionSignature } from "viem";
import { describe, expect, it } from "vitest";
import { identityAbi, issuerAbi, treasuryAbi } from "../../abis";
import { appraisalsAbi, attestationsAbi, dealFactoryAbi, gpuTitleAbi } from "../../abis/credit";
import { adminRole, type RestrictedContract, restrictedContracts, restrictedFunctions, roleIds, roleNames, roles, selectorsOf } from "./roles";

const sources = new URL("../../contracts/src/", import.meta.url);

/** Sources whose functions are another contract's. */
const partOf: Readonly<Record<string, RestrictedContract>> = { "TitleRegister.sol": "GpuTitle" };

const abis: Readonly<Record<RestrictedContract, Abi>> = {
  ...{ Issuer: issuerAbi, Identity: identityAbi, Treasury: treasuryAbi },
  ...{ GpuTitle: gpuTitleAbi, Appraisals: appraisalsAbi, Attestations: attestationsAbi, DealFactory: dealFactoryAbi },
};

/** Names of all functions in a source that carry the modifier `restricted`. */
function restrictedIn(source: string): string[] {
  return [...source.matchAll(/function\s+(\w+)\s*\(([^)]*)\)([^{};]*)\{/g)].flatMap(([, name = "", , modifiers = ""]) =>
    /\brestricted\b/.test(modifiers) ? [name] : [],
  );
}

/** What a contract's interface says of a function's parameters. */
function signatureIn(contract: RestrictedContract, name: string): string {
  const [item, ...others] = abis[contract].filter((entry) => entry.type === "function").filter((entry) => entry.name === name);
  if (!item || others.length > 0) throw new Error(`${contract} has not one function with the name ${name}.`);
  return toFunctionSignature(item);
}

describe("the roles", () => {
  it("have the numbers that the product knows them by", () => {
    const numbers = Object.fromEntries(roleNames.map((role) => [role, roles[role].id]));
    expect(roleIds).toEqual({ admin: adminRole, ...numbers });
  });

  const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sol"));
  const found = files.map((file) => [file, restrictedIn(readFileSync(new URL(file, sources), "utf8"))] as const);

  it("are asked by exactly the functions that are restricted in the sources", () => {
    const inSources = found.flatMap(([file, names]) => {
      const contract = partOf[file] ?? (file.replace(/\.sol$/, "") as RestrictedContract);
      return names.length > 0 ? [[contract, names.map((name) => signatureIn(contract, name)).sort()]] : [];
    });
    const specified = restrictedContracts.map((contract) => [contract, Object.keys(restrictedFunctions[contract]).sort()]);
    expect(Object.fromEntries(inSources)).toEqual(Object.fromEntries(specified));
    expect(inSources).toHaveLength(specified.length);
  });

  it("each guard at least one function, and every function goes to one role", () => {
    for (const role of roleNames) {
      expect(restrictedContracts.flatMap((contract) => selectorsOf(contract, role)), role).not.toEqual([]);
    }
  });

  it("have numbers of their own, as the contracts' tests use them", () => {
    const solidity = readFileSync(new URL("../../contracts/test/base/Roles.sol", import.meta.url), "utf8");
    const constant = (name: string): bigint => BigInt(new RegExp(`uint64 internal constant ${name} = (\\d+);`).exec(solidity)?.[1] ?? -1);
    const upper = (role: string): string => role.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    expect(roleNames.map((role) => constant(upper(role)))).toEqual(roleNames.map((role) => roles[role].id));
    expect(new Set(roleNames.map((role) => roles[role].id)).size).toBe(roleNames.length);
  });
});
