import { describe, expect, it } from "vitest";
import { parseDeploymentEnv } from "./env";

const address = (digit: number): string => `0x${String(digit).repeat(40)}`;

const complete = {
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
  MINT_CAP_PER_BLOCK: "1000000",
  MINT_CAP_PER_DAY: "10000000",
};

describe("parseDeploymentEnv", () => {
  it("reads everything, with the specified seeds where none are given", () => {
    const { config, account } = parseDeploymentEnv({ ...complete, ATTESTORS: `${address(1)}, ${address(2)}` });
    expect(account?.address).toBe("0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A");
    expect(config).toMatchObject({ blockCap: 1_000_000n, dayCap: 10_000_000n, targetAprBps: 0n, attestors: [address(1), address(2)] });
    expect(config.seeds).toEqual({ surplusUsdc: 100_000_000n, stakedAid: 1_000n * 10n ** 18n });
  });

  it("takes a mnemonic instead of a key, and an address alone for verifying", () => {
    const { DEPLOYER_KEY: _, ...withoutKey } = complete;
    const mnemonic = "test test test test test test test test test test test junk";
    expect(parseDeploymentEnv({ ...withoutKey, DEPLOYER_MNEMONIC: mnemonic }).deployer).toBe("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    const verifying = parseDeploymentEnv({ ...withoutKey, DEPLOYER: address(1) });
    expect(verifying).toMatchObject({ account: undefined, deployer: address(1) });
  });

  it("names every variable that is missing or wrong, at once", () => {
    const wrong = { ...complete, USDC: "0x12", MINT_CAP_PER_DAY: "1.5", SEED_SURPLUS_USDC: "0.0000001", GUARDIAN: undefined, DEPLOYER_KEY: "" };
    expect(() => parseDeploymentEnv(wrong)).toThrow(
      /- USDC: is not an address\n- GUARDIAN: .*\n- MINT_CAP_PER_DAY: is not a whole number\n- SEED_SURPLUS_USDC: is not an amount with at most 6 decimals/,
    );
    const { DEPLOYER_KEY: _, ...withoutKey } = complete;
    expect(() => parseDeploymentEnv(withoutKey)).toThrow(/DEPLOYER_KEY: give DEPLOYER_KEY or DEPLOYER_MNEMONIC/);
    expect(() => parseDeploymentEnv({ ...complete, DEPLOYER_MNEMONIC: "a b c" })).toThrow(/DEPLOYER_KEY: give/);
  });

  it("refuses an address with a wrong checksum", () => {
    const mixed = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92267";
    expect(() => parseDeploymentEnv({ ...complete, USDC: mixed })).toThrow(/- USDC: is not an address/);
  });
});
