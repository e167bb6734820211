import { maxUint256 } from "viem";
import { describe, expect, it } from "vitest";
import { accountView, protocolView } from "../queries/testing/views";
import { allowancesOf, isUnlimited } from "./allowances";
import { vestingShare } from "./vesting-share";

describe("allowancesOf", () => {
  it("names each allowance by its token and contract: what the Lens tells, and a swap's where that was read", () => {
    const view = { ...accountView(), usdcToIssuer: 1n, usdcToRouter: 2n, aidToStaked: 3n, aidToRouter: 4n };
    const ours = [
      { token: "USDC", spender: "Issuer", raw: 1n },
      { token: "USDC", spender: "Router", raw: 2n },
      { token: "AID", spender: "StakedAID", raw: 3n },
      { token: "AID", spender: "Router", raw: 4n },
    ];
    expect(allowancesOf(view, undefined)).toEqual(ours);
    expect(allowancesOf(view, { USDC: 5n, AID: 6n })).toEqual([...ours, { token: "USDC", spender: "SwapRouter", raw: 5n }, { token: "AID", spender: "SwapRouter", raw: 6n }]);
  });

  it("takes what nobody can ever hold for no limit", () => {
    expect(isUnlimited(maxUint256)).toBe(true);
    expect(isUnlimited(10n ** 30n)).toBe(false);
  });
});

describe("vestingShare", () => {
  const view = protocolView();

  it("is the account's part of the shares, rounded down", () => {
    expect(vestingShare(view, view.staking.shares / 4n, 10n)).toBe(2n);
    expect(vestingShare(view, view.staking.shares, 10n)).toBe(10n);
    expect(vestingShare(view, 0n, 10n)).toBe(0n);
  });

  it("is nothing where there are no shares", () => {
    expect(vestingShare({ ...view, staking: { ...view.staking, shares: 0n } }, 0n, 10n)).toBe(0n);
  });
});
