import { type Abi, type Address, encodeAbiParameters, getAddress, type Hex, maxUint256, numberToHex, pad, parseAbiParameters, toEventSelector, zeroAddress } from "viem";
import { describe, expect, it } from "vitest";
import { aidAbi, exitTicketAbi, identityAbi, issuerAbi, stakedAidAbi } from "../../abis";
import { nowhere } from "../tx/testing/facts";
import { decodeLog, signatures, type TimedLog } from "./decode-log";
import { addressOf, hashOf } from "./testing/events";

const { account, addresses } = nowhere;
const other = addressOf(77);
const topic = (address: Address) => pad(address, { size: 32 });
const words = (...values: readonly bigint[]) => encodeAbiParameters(values.map(() => ({ type: "uint256" })), [...values]);

function log(address: Address, topics: readonly [Hex, ...Hex[]], data: Hex = "0x"): TimedLog {
  const place = { blockHash: hashOf(5), blockNumber: numberToHex(5), blockTimestamp: numberToHex(1_005), transactionHash: hashOf(6), logIndex: "0x2" } as const;
  return { address: address.toLowerCase() as Address, topics: [...topics], data, ...place };
}

const decode = (found: TimedLog) => decodeLog(found, { account, addresses });
const transfer = (token: "USDC" | "AID" | "StakedAID", from: Address, to: Address, value: bigint) =>
  decode(log(addresses[token], [signatures.Transfer, topic(from), topic(to)], words(value)));

it("knows the events of the source by their first topics", () => {
  const all: readonly (readonly [keyof typeof signatures, Abi])[] = [
    ["Transfer", aidAbi],
    ["Approval", stakedAidAbi],
    ["Minted", issuerAbi],
    ["Redeemed", issuerAbi],
    ["Deposit", stakedAidAbi],
    ["Verified", identityAbi],
    ["Revoked", identityAbi],
    ["RedeemRequest", stakedAidAbi],
    ["CancelRedeemRequest", stakedAidAbi],
    ["CancelRedeemClaim", stakedAidAbi],
    ["TicketClaimed", stakedAidAbi],
    ["TicketServed", stakedAidAbi],
    ["ExitedNow", stakedAidAbi],
    ["OperatorSet", stakedAidAbi],
    ["ApprovalForAll", exitTicketAbi],
  ];
  for (const [name, abi] of all) {
    const event = abi.find((item) => item.type === "event" && item.name === name);
    expect(event?.type === "event" && toEventSelector(event), name).toBe(signatures[name]);
  }
  expect(all).toHaveLength(Object.keys(signatures).length);
});

describe("decodeLog", () => {
  it("tells what came in and what went out, with its place", () => {
    expect(transfer("USDC", other, account, 9n)).toEqual({
      id: `${hashOf(5)}:2`,
      block: 5n,
      index: 2,
      timestamp: 1_005,
      hash: hashOf(6),
      kind: "moved",
      token: "USDC",
      raw: 9n,
    });
    expect(transfer("StakedAID", account, other, maxUint256)).toMatchObject({ token: "sAID", raw: -maxUint256 });
  });

  it("leaves out transfers that move nothing: of nothing, and to oneself", () => {
    expect(transfer("AID", account, other, 0n)).toBeUndefined();
    expect(transfer("AID", account, account, 5n)).toBeUndefined();
  });

  it("tells an allowance, of nothing too", () => {
    const approval = (value: bigint) => decode(log(addresses.USDC, [signatures.Approval, topic(account), topic(addresses.Router)], words(value)));
    expect(approval(7n)).toMatchObject({ kind: "allowed", token: "USDC", spender: addresses.Router, raw: 7n });
    expect(approval(0n)).toMatchObject({ raw: 0n });
  });

  it.each([
    ["Issuer", "Minted", "minted"],
    ["Issuer", "Redeemed", "redeemed"],
    ["StakedAID", "Deposit", "staked"],
    ["Identity", "Verified", "verified"],
    ["Identity", "Revoked", "unverified"],
  ] as const)("tells %s.%s as %s", (contract, name, kind) => {
    expect(decode(log(addresses[contract], [signatures[name], topic(account), topic(other)], words(1n, 1n)))).toMatchObject({ kind });
  });

  it("tells leaving at once, which names one account", () => {
    expect(decode(log(addresses.StakedAID, [signatures.ExitedNow, topic(account)], words(1n, 1n, 1n)))).toMatchObject({ kind: "exitedNow" });
  });

  const id = numberToHex(12, { size: 32 });
  it.each([
    ["asked for", "StakedAID", [signatures.RedeemRequest, topic(account), topic(account), id], "requested"],
    ["asked for, for somebody else", "StakedAID", [signatures.RedeemRequest, topic(other), topic(account), id], "requested"],
    ["given by who asked", "StakedAID", [signatures.RedeemRequest, topic(account), topic(other), id], "ticketReceived"],
    ["cancelled", "StakedAID", [signatures.CancelRedeemRequest, topic(account), id], "cancelled"],
    ["taken back", "StakedAID", [signatures.CancelRedeemClaim, topic(account), topic(other), id], "takenBack"],
    ["served", "StakedAID", [signatures.TicketServed, id], "served"],
    ["claimed", "StakedAID", [signatures.TicketClaimed, id, topic(account)], "claimed"],
    ["received", "ExitTicket", [signatures.Transfer, topic(other), topic(account), id], "ticketReceived"],
    ["sent", "ExitTicket", [signatures.Transfer, topic(account), topic(other), id], "ticketSent"],
  ] as const)("tells a ticket that was %s", (_name, contract, topics, kind) => {
    const told = decode(log(addresses[contract], topics, words(1n, 1n)));
    expect(told).toMatchObject({ kind, ticketId: 12n });
  });

  it("leaves out a ticket's beginning and end, which sAID's own events tell, and what goes nowhere", () => {
    for (const [from, to] of [[zeroAddress, account], [account, zeroAddress], [account, account]] as const) {
      expect(decode(log(addresses.ExitTicket, [signatures.Transfer, topic(from), topic(to), id]))).toBeUndefined();
    }
  });

  it.each([
    ["StakedAID", signatures.OperatorSet, "exits"],
    ["ExitTicket", signatures.ApprovalForAll, "tickets"],
  ] as const)("tells who may act over %s, and who no longer", (contract, signature, over) => {
    const set = (given: bigint) => decode(log(addresses[contract], [signature, topic(account), topic(other)], words(given)));
    expect(set(1n)).toMatchObject({ kind: "operator", over, operator: getAddress(other), given: true });
    expect(set(0n)).toMatchObject({ given: false });
  });

  it("tells who may move one ticket, and that nobody may any more", () => {
    const set = (who: Hex) => decode(log(addresses.ExitTicket, [signatures.Approval, topic(account), topic(who), id]));
    expect(set(other)).toMatchObject({ kind: "operator", over: "ticket", ticketId: 12n, operator: getAddress(other), given: true });
    expect(set(zeroAddress)).toMatchObject({ ticketId: 12n, operator: zeroAddress, given: false });
  });

  it("does not take another contract's event for one of ours", () => {
    const data = encodeAbiParameters(parseAbiParameters("uint256, uint256"), [1n, 1n]);
    expect(decode(log(other, [signatures.Transfer, topic(other), topic(account)], data))).toBeUndefined();
    expect(decode(log(addresses.AID, [signatures.Minted, topic(account), topic(account)], data))).toBeUndefined();
    expect(decode(log(addresses.Issuer, [signatures.Transfer, topic(other), topic(account)], data))).toBeUndefined();
    expect(decode(log(addresses.AID, [hashOf(1), topic(other), topic(account)], data))).toBeUndefined();
    expect(decode(log(addresses.AID, [signatures.Transfer]))).toBeUndefined();
    expect(decode(log(addresses.AID, [signatures.Transfer, topic(other), topic(account)]))).toBeUndefined();
  });
});
