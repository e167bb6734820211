import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { adminRole, restrictedContracts, restrictedFunctions, roleIds, roleNames, roles, selectorsOf } from "./roles";

const sources = new URL("../../contracts/src/", import.meta.url);

/** Contracts that no deployment makes yet. Their tests wire the same roles (contracts/test/base/Roles.sol). */
const undeployed: Readonly<Record<string, readonly string[]>> = {
  "Appraisals.sol": ["addAppraiser(address)", "removeAppraiser(address)"],
  "Attestations.sol": ["addSigner(Kind,address)", "removeSigner(Kind,address)"],
  "DealFactory.sol": ["approve(address,bytes32)", "cancel(address)", "decline(address)", "pause()", "unpause()"],
  "TitleRegister.sol": [
    "addBailee(address)",
    "changeChassis(TitleFacts.ChassisChange,bytes)",
    "insure(TitleFacts.Insure,bytes)",
    "issue(TitleFacts.Issue,bytes)",
    "recordClaim(TitleFacts.Claim,bytes)",
    "removeBailee(address)",
    "update(TitleFacts.Update,bytes)",
  ],
};

/** Signatures of all functions in a source that carry the modifier `restricted`. */
function restrictedIn(source: string): string[] {
  return [...source.matchAll(/function\s+(\w+)\s*\(([^)]*)\)([^{};]*)\{/g)].flatMap(([, name = "", parameters = "", modifiers = ""]) => {
    if (!/\brestricted\b/.test(modifiers)) return [];
    const types = parameters.split(",").map((parameter) => parameter.trim().split(/\s+/)[0] ?? "").filter((type) => type !== "");
    return [`${name}(${types.join(",")})`];
  });
}

describe("the roles", () => {
  it("have the numbers that the product knows them by", () => {
    const numbers = Object.fromEntries(roleNames.map((role) => [role, roles[role].id]));
    expect(roleIds).toEqual({ admin: adminRole, ...numbers });
  });

  const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sol"));
  const found = files.map((file) => [file, restrictedIn(readFileSync(new URL(file, sources), "utf8"))] as const);

  it("are asked by exactly the functions that are restricted in the sources", () => {
    const inSources = Object.fromEntries(found.filter(([, signatures]) => signatures.length > 0).map(([file, list]) => [file, list.sort()]));
    const specified = Object.fromEntries(
      restrictedContracts.map((contract) => [`${contract}.sol`, Object.keys(restrictedFunctions[contract]).sort()]),
    );
    expect(inSources).toEqual({ ...specified, ...undeployed });
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
