import { encodeFunctionData, parseUnits, zeroAddress } from "viem";
import { describe, expect, it } from "vitest";
import { accessManagerAbi, issuerAbi } from "../../abis";
import { addressesOf } from "../../lib/chain/addresses";
import { encodeCall, noPermit } from "../../lib/tx/calls";
import type { Call, Permit, Where } from "../../lib/tx/flow";
import { mint } from "../../lib/tx/flows/mint";
import { redeem } from "../../lib/tx/flows/redeem";
import { stake } from "../../lib/tx/flows/stake";
import { verify } from "../../lib/tx/flows/verify";
import { approveCall } from "../../lib/tx/planner/approve-call";
import { descriptors } from "./descriptors";
import { showCall } from "./wallet";

const all = [...descriptors().values()];
const chainId = 31337;
const account = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const where: Where = { chainId, account, addresses: addressesOf(chainId) };
const permit: Permit = { value: parseUnits("12.5", 6), deadline: 1_900_000_000n, v: 27, r: `0x${"1".repeat(64)}`, s: `0x${"2".repeat(64)}` };

const shown = (call: Call | undefined) => call && showCall(all, { chainId, from: account, ...call });

describe("what a wallet shows of the calls that the app asks for", () => {
  it("mint", () => {
    const [direct, routed] = mint.routes({ usdcRaw: permit.value }, where);
    const lines = ["Mint AID with USDC, one for one", `Pay 12.5 USDC and mint as many AID for ${account}`, "You pay: 12.5 USDC", `AID goes to: ${account}`];
    expect(shown(direct?.call(noPermit))).toEqual(lines);
    expect(shown(routed?.call(noPermit))).toEqual(lines);
    expect(shown(routed?.call(permit))).toEqual([...lines, "Signed permission for: 12.5 USDC", "Permission valid until: 2030-03-17T17:46:40.000Z"]);
  });

  it("redeem", () => {
    const [route] = redeem.routes({ aidRaw: parseUnits("7.25", 18) }, where);
    expect(shown(route?.call(noPermit))).toEqual([
      "Redeem AID for USDC, one for one",
      `Give up 7.25 AID and have as many USDC paid to ${account}`,
      "You give up: 7.25 AID",
      `USDC goes to: ${account}`,
    ]);
  });

  it("stake", () => {
    const data = { aidRaw: parseUnits("12.5", 18), sharesRaw: parseUnits("12", 18) };
    const [direct, routed] = stake.routes({ payWith: "AID", ...data }, where);
    const lines = ["Stake AID", `Stake 12.5 AID for at least 11.94 sAID, sent to ${account}`, "You stake: 12.5 AID", "You receive at least: 11.94 sAID", `sAID goes to: ${account}`];
    expect(shown(direct?.call(noPermit))).toEqual(lines);
    expect(shown(routed?.call({ ...permit, value: data.aidRaw }))).toEqual([...lines, "Signed permission for: 12.5 AID", "Permission valid until: 2030-03-17T17:46:40.000Z"]);
    const [minted] = stake.routes({ payWith: "USDC", ...data }, where);
    expect(shown(minted?.call(noPermit))).toEqual([
      "Mint AID with USDC and stake it",
      `Pay 12.5 USDC, stake the AID for at least 11.94 sAID, sent to ${account}`,
      "You pay: 12.5 USDC",
      "You receive at least: 11.94 sAID",
      `sAID goes to: ${account}`,
    ]);
  });

  it("verify", () => {
    const voucher = { account, number: 3n, tier: 1, countryClass: 2, kind: 2, expiry: 1_900_000_000n } as const;
    const [route] = verify.routes({ voucher, signature: `0x${"ab".repeat(65)}` }, where);
    expect(shown(route?.call(noPermit))).toEqual([
      "Submit a verification",
      `Have ${account} verified until 2030-03-17T17:46:40.000Z`,
      `Account: ${account}`,
      "Valid until: 2030-03-17T17:46:40.000Z",
      ...["Kind: entity", "Tier: 1", "Class of country: 2", "Number of the voucher: 3"],
    ]);
  });

  it("approval of AID; that of USDC is Circle's to describe", () => {
    const { StakedAID, Router } = where.addresses;
    const aid = approveCall({ token: "AID", amountRaw: parseUnits("3", 18), spender: "StakedAID" }, where);
    expect(shown(aid)).toEqual(["Let somebody take your tokens", `Let ${StakedAID} take up to 3 AID from you`, `Who may take: ${StakedAID}`, "At most: 3 AID"]);
    expect(shown(approveCall({ token: "AID", amountRaw: 2n ** 256n - 1n, spender: "Router" }, where))?.[1]).toBe(
      `Let ${Router} take up to Unlimited AID from you`,
    );
    expect(shown(approveCall({ token: "USDC", amountRaw: 1n, spender: "Issuer" }, where))).toBeUndefined();
  });
});

describe("what a wallet shows an operator", () => {
  const { AccessManager: to, Issuer } = where.addresses;

  it("an announced call with what is in it", () => {
    const data = encodeFunctionData({ abi: issuerAbi, functionName: "setCaps", args: [2_000n, 50_000n] });
    expect(shown(encodeCall({ to, abi: accessManagerAbi, functionName: "schedule", args: [Issuer, data, 0] }))).toEqual([
      "Announce a call",
      `Contract: ${Issuer}`,
      "Call: Set the caps on minting · Cap per block: 2000 USDC · Cap per day: 50000 USDC",
    ]);
  });

  it("a role by its name, and each of several calls in one", () => {
    const give = encodeFunctionData({ abi: accessManagerAbi, functionName: "grantRole", args: [2n, account, 3_600] });
    const take = encodeFunctionData({ abi: accessManagerAbi, functionName: "revokeRole", args: [99n, account] });
    expect(shown(encodeCall({ to, abi: accessManagerAbi, functionName: "multicall", args: [[give, take]] }))).toEqual([
      "Several calls in one",
      `Call: Give a role · Role: guardian · To: ${account} · Waits before acting: 3600 s`,
      `Call: Take a role away · Role: 99 · From: ${account}`,
    ]);
  });

  it("nothing invented of a call that it does not know", () => {
    const call = encodeCall({ to, abi: accessManagerAbi, functionName: "execute", args: [zeroAddress, "0x12345678"] });
    expect(shown(call)?.at(-1)).toBe(`Call: unknown call of ${zeroAddress}`);
    expect(showCall(all, { chainId: 1, from: account, ...call })).toBeUndefined();
  });
});
