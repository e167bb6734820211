import { describe, expect, it } from "vitest";
import { EnvError } from "../../../lib/env/parse";
import { parseDeploymentEnv, signerOf } from "./env";
import { deploymentSchema } from "./env-schema";

const address = (digits: number): string => `0x${String(digits).repeat(40).slice(0, 40)}`;
const mnemonic = "test test test test test test test test test test test junk";

const complete: Record<string, string | undefined> = {
  RPC_URL: "http://127.0.0.1:8545",
  DEPLOYER_KEY: `0x${"11".repeat(32)}`,
  USDC: address(1),
  USDC_USD_FEED: address(2),
  SANCTIONS_ORACLE: address(3),
  TBILL_VAULT: address(4),
  GOVERNANCE: address(5),
  GUARDIAN: address(6),
  TREASURER: address(7),
  ATTESTOR_ADMIN: address(8),
  FEE_RECIPIENT: address(9),
  REGISTRAR: address(12),
  ROSTER_ADMIN: address(13),
  UNDERWRITER: address(14),
  MINT_CAP_PER_BLOCK: "1000000",
  MINT_CAP_PER_DAY: "10000000",
};

function problemsOf(changes: Record<string, string | undefined>): readonly string[] {
  try {
    parseDeploymentEnv({ ...complete, ...changes });
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
}

/** What does not fit, at least one for each variable that can be wrong. */
const wrong: Record<string, readonly string[]> = {
  RPC_URL: ["localhost:8545", "ftp://example.org", "no"],
  DEPLOYER_KEY: ["0x12", `0x${"00".repeat(32)}`, "11".repeat(32), `0x${"zz".repeat(32)}`],
  DEPLOYER_MNEMONIC: ["a b c", mnemonic.replace("junk", "junc")],
  DEPLOYER: ["me", `0x${"0".repeat(40)}`],
  // The second has a wrong checksum.
  ...Object.fromEntries(
    [
      ...["USDC", "USDC_USD_FEED", "SANCTIONS_ORACLE", "TBILL_VAULT", "UNISWAP_FACTORY", "UNISWAP_ROUTER", "UNISWAP_QUOTER", "UNISWAP_POSITION_MANAGER"],
      ...["GOVERNANCE", "GUARDIAN", "TREASURER", "ATTESTOR_ADMIN", "FEE_RECIPIENT", "REGISTRAR", "ROSTER_ADMIN", "UNDERWRITER"],
    ].map((name) => [name, ["0x12", "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92267", `0x${"0".repeat(40)}`]]),
  ),
  ...Object.fromEntries(
    ["ATTESTORS", "APPRAISERS", "BAILEES", "AUDITORS", "CUSTODIANS"].map((name) => [name, ["you", `${address(1)},0x12`, `${address(1)},,`]]),
  ),
  MINT_CAP_PER_BLOCK: ["1.5", "-1", "100000001"],
  MINT_CAP_PER_DAY: ["all", "1000000001"],
  TARGET_APR_BPS: ["10001", "8%"],
  SEED_SURPLUS_USDC: ["0", "0.0000001", "a hundred"],
  SEED_STAKE_USDC: ["0.0", "1e3"],
  DEPLOYMENT_NONCE: ["-1", "1.5", "soon"],
  DEPLOYMENT_BLOCK: ["latest"],
};

describe("parseDeploymentEnv", () => {
  it("reads everything, with the specified seeds where none are given", () => {
    const { config, account } = parseDeploymentEnv({ ...complete, ATTESTORS: `${address(1)}, ${address(2)}` });
    expect(account?.address).toBe("0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A");
    expect(config).toMatchObject({ blockCap: 1_000_000n, dayCap: 10_000_000n, targetAprBps: 0n, attestors: [address(1), address(2)] });
    expect(config.seeds).toEqual({ surplusUsdc: 100_000_000n, stakedAid: 1_000n * 10n ** 18n });
    const { seeds } = parseDeploymentEnv({ ...complete, SEED_SURPLUS_USDC: "0.5", SEED_STAKE_USDC: "2.000001" }).config;
    expect(seeds).toEqual({ surplusUsdc: 500_000n, stakedAid: 2_000_001n * 10n ** 12n });
  });

  it("takes a mnemonic instead of a key, and an address alone for verifying", () => {
    const withoutKey = { ...complete, DEPLOYER_KEY: "" };
    expect(signerOf(parseDeploymentEnv({ ...withoutKey, DEPLOYER_MNEMONIC: mnemonic })).address).toBe(
      "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
    );
    const verifying = parseDeploymentEnv({ ...withoutKey, DEPLOYER: address(1) });
    expect(verifying).toMatchObject({ account: undefined, deployer: address(1) });
    expect(() => signerOf(verifying)).toThrow("DEPLOYER_KEY or DEPLOYER_MNEMONIC must be set to deploy");
  });

  it("ends in one sentence that names the variable for each that is missing", () => {
    for (const name of Object.keys(complete)) {
      const problems = problemsOf({ [name]: undefined });
      expect(problems, name).toHaveLength(1);
      expect(problems[0]).toMatch(new RegExp(`^${name} .*must be .*\\.$`));
    }
  });

  it("ends in one sentence that names the variable for each that is wrong", () => {
    const checked = Object.keys(deploymentSchema.shape).filter((name) => name !== "ADDRESSES_FILE");
    expect(Object.keys(wrong).sort()).toEqual(checked.sort());
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        const problems = problemsOf({ [name]: value, ...(name === "DEPLOYER_MNEMONIC" ? { DEPLOYER_KEY: "" } : {}) });
        expect(problems, `${name}=${value}`).toHaveLength(1);
        expect(problems[0]).toMatch(new RegExp(`^${name} must be .*\\.$`));
      }
    }
  });

  it("never shows what is secret", () => {
    for (const name of ["RPC_URL", "DEPLOYER_KEY", "DEPLOYER_MNEMONIC"]) {
      expect(problemsOf({ DEPLOYER_KEY: "", [name]: "hunter2" }).join()).not.toContain("hunter2");
    }
    expect(problemsOf({ USDC: "0x12" })[0]).toContain('but it is "0x12"');
  });

  it("takes a market whole or not at all", () => {
    const market = { UNISWAP_FACTORY: address(1), UNISWAP_ROUTER: address(2), UNISWAP_QUOTER: address(3), UNISWAP_POSITION_MANAGER: address(4) };
    expect(parseDeploymentEnv(complete).config.market).toBeUndefined();
    expect(parseDeploymentEnv({ ...complete, ...market }).config.market).toEqual({ factory: address(1), router: address(2), quoter: address(3), positions: address(4) });
    for (const name of Object.keys(market)) {
      expect(problemsOf({ ...market, [name]: undefined })).toEqual(["UNISWAP_FACTORY, UNISWAP_ROUTER, UNISWAP_QUOTER and UNISWAP_POSITION_MANAGER must all be set, or none of them."]);
    }
  });

  it("refuses two deployers and none", () => {
    expect(problemsOf({ DEPLOYER_MNEMONIC: mnemonic })).toEqual(["DEPLOYER_KEY and DEPLOYER_MNEMONIC must not both be set."]);
    expect(problemsOf({ DEPLOYER_KEY: "" })).toEqual(["DEPLOYER_KEY or DEPLOYER_MNEMONIC must be set; to verify only, DEPLOYER is enough."]);
  });

  it("names all problems at once", () => {
    expect(problemsOf({ USDC: "0x12", GUARDIAN: undefined, SEED_SURPLUS_USDC: "0" })).toHaveLength(3);
  });
});
