import { type Abi, type Address, decodeFunctionData, encodeEventTopics, hexToBigInt, zeroAddress } from "viem";
import { describe, expect, it } from "vitest";
import { exitTicketAbi, stakedAidAbi } from "../../../abis";
import { amountOf } from "../../money/index";
import { noPermit } from "../calls";
import type { OutcomeFilter } from "../flow";
import { factsOf, nowhere } from "../testing/facts";
import { cancelTicket } from "./cancel-ticket";
import { claimAll } from "./claim-all";
import { claimTicket } from "./claim-ticket";
import { exitNow } from "./exit-now";
import { requestExit } from "./request-exit";
import { revokeOperator } from "./revoke-operator";
import { serveQueue } from "./serve-queue";
import { transferTicket } from "./transfer-ticket";

const { account, addresses } = nowhere;
const other: Address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

/** The topics that the event has in a log, in small letters, as far as the filter names them. */
function told(filter: OutcomeFilter, abi: Abi, eventName: string, args: Record<string, unknown>) {
  const topics = encodeEventTopics({ abi, eventName, args });
  return [filter.topics.map((topic) => topic?.toLowerCase()), topics.slice(0, filter.topics.length).map((topic) => String(topic).toLowerCase())] as const;
}

describe("asking for an exit", () => {
  const data = { sharesRaw: 5n };
  it("puts the account's own shares into the queue, for the account", () => {
    const call = requestExit.routes(data, nowhere)[0]?.call(noPermit);
    expect(call?.to).toBe(addresses.StakedAID);
    expect(decodeFunctionData({ abi: stakedAidAbi, data: call?.data ?? "0x" })).toEqual({ functionName: "requestRedeem", args: [5n, account, account] });
    expect(requestExit.plan(data, factsOf({ canBatch: true })).map(({ id }) => id)).toEqual(["action"]);
    expect(requestExit.summary(data, nowhere)).toEqual([{ kind: "queues", amount: amountOf("sAID", 5n) }]);
    expect(requestExit.invalidates(data)).toEqual(["account", "protocol"]);
  });

  it("is recognised by the request of these shares", () => {
    const filter = requestExit.outcome(data, nowhere);
    const [is, should] = told(filter, stakedAidAbi, "RedeemRequest", { controller: account, owner: account });
    expect(is).toEqual(should);
    expect(filter.dataPrefix.endsWith("5")).toBe(true);
  });
});

describe("leaving at once", () => {
  const data = { sharesRaw: 5n, assetsRaw: 20_000n };
  it("accepts a tenth of a per cent less than was shown, and says so", () => {
    const call = exitNow.routes(data, nowhere)[0]?.call(noPermit);
    expect(decodeFunctionData({ abi: stakedAidAbi, data: call?.data ?? "0x" })).toEqual({ functionName: "redeemInstant", args: [5n, 19_980n] });
    expect(exitNow.summary(data, nowhere)).toEqual([
      { kind: "leaves", amount: amountOf("sAID", 5n) },
      { kind: "arrives", amount: amountOf("AID", 20_000n), least: amountOf("AID", 19_980n) },
    ]);
    expect(exitNow.invalidates(data)).toEqual(["account", "protocol"]);
    const [is, should] = told(exitNow.outcome(data, nowhere), stakedAidAbi, "ExitedNow", { account });
    expect(is).toEqual(should);
  });
});

describe("claiming", () => {
  it("takes all of one ticket", () => {
    const data = { ticketId: 7n, assetsRaw: 9n };
    const call = claimTicket.routes(data, nowhere)[0]?.call(noPermit);
    expect(decodeFunctionData({ abi: stakedAidAbi, data: call?.data ?? "0x" })).toEqual({ functionName: "claim", args: [7n, account] });
    expect(claimTicket.summary(data, nowhere)).toEqual([
      { kind: "ticket", id: 7n },
      { kind: "arrives", amount: amountOf("AID", 9n) },
    ]);
    const [is, should] = told(claimTicket.outcome(data, nowhere), stakedAidAbi, "TicketClaimed", { ticketId: 7n, receiver: account });
    expect(is).toEqual(should);
    expect(claimTicket.invalidates(data)).toEqual(["account", "protocol"]);
  });

  it("takes what was served of all tickets by the vault's own function", () => {
    const data = { sharesRaw: 5n, assetsRaw: 9n };
    const call = claimAll.routes(data, nowhere)[0]?.call(noPermit);
    expect(decodeFunctionData({ abi: stakedAidAbi, data: call?.data ?? "0x" })).toEqual({ functionName: "redeem", args: [5n, account, account] });
    expect(claimAll.summary(data, nowhere)).toEqual([{ kind: "arrives", amount: amountOf("AID", 9n) }]);
    const [is, should] = told(claimAll.outcome(data, nowhere), stakedAidAbi, "Withdraw", { sender: account, receiver: account, owner: account });
    expect(is).toEqual(should);
    expect(claimAll.invalidates(data)).toEqual(["account", "protocol"]);
  });
});

describe("cancelling", () => {
  const data = { ticketId: 7n, sharesRaw: 5n };
  it("takes the shares out of the queue, and then back", () => {
    const [route] = cancelTicket.routes(data, nowhere);
    const calls = [route?.before?.call, route?.call(noPermit)].map((call) => decodeFunctionData({ abi: stakedAidAbi, data: call?.data ?? "0x" }));
    expect(calls).toEqual([
      { functionName: "cancelRedeemRequest", args: [7n, account] },
      { functionName: "claimCancelRedeemRequest", args: [7n, account, account] },
    ]);
    expect(decodeFunctionData({ abi: stakedAidAbi, data: route?.before?.done.data ?? "0x" })).toEqual({ functionName: "claimableCancelRedeemRequest", args: [7n, account] });
    expect(cancelTicket.plan(data, factsOf()).map(({ id }) => id)).toEqual(["prepare", "action"]);
    expect(cancelTicket.summary(data, nowhere)).toEqual([
      { kind: "ticket", id: 7n },
      { kind: "place" },
      { kind: "arrives", amount: amountOf("sAID", 5n) },
    ]);
  });

  it("is recognised call by call", () => {
    const [route] = cancelTicket.routes(data, nowhere);
    const first = route?.before?.outcome ?? cancelTicket.outcome(data, nowhere);
    const [isFirst, shouldFirst] = told(first, stakedAidAbi, "CancelRedeemRequest", { controller: account, requestId: 7n });
    expect(isFirst).toEqual(shouldFirst);
    const [is, should] = told(cancelTicket.outcome(data, nowhere), stakedAidAbi, "CancelRedeemClaim", { receiver: account, controller: account, requestId: 7n });
    expect(is).toEqual(should);
    expect(cancelTicket.invalidates(data)).toEqual(["account", "protocol"]);
  });
});

describe("giving a ticket away", () => {
  const data = { ticketId: 7n, to: other };
  it("asks the receiver, if it is a contract, whether it takes such a token", () => {
    const call = transferTicket.routes(data, nowhere)[0]?.call(noPermit);
    expect(call?.to).toBe(addresses.ExitTicket);
    expect(decodeFunctionData({ abi: exitTicketAbi, data: call?.data ?? "0x" })).toEqual({ functionName: "safeTransferFrom", args: [account, other, 7n] });
    expect(transferTicket.summary(data, nowhere)).toEqual([
      { kind: "ticket", id: 7n },
      { kind: "new-holder", address: other },
    ]);
    const [is, should] = told(transferTicket.outcome(data, nowhere), exitTicketAbi, "Transfer", { from: account, to: other, id: 7n });
    expect(is).toEqual(should);
    expect(transferTicket.invalidates(data)).toEqual(["account", "protocol"]);
  });

  it.each([
    ["to nobody", { ticketId: "7", to: zeroAddress }],
    ["to what is no address", { ticketId: "7", to: "0x12" }],
    ["no ticket", { ticketId: "0", to: other }],
    ["a number that no ticket can have", { ticketId: String(2n ** 48n), to: other }],
  ])("refuses %s", (_name, stored) => {
    expect(transferTicket.schema.safeParse(stored).success).toBe(false);
  });
});

describe("serving the queue", () => {
  it("looks at a bounded number of tickets", () => {
    const call = serveQueue.routes({ dueRaw: 3n }, nowhere)[0]?.call(noPermit);
    expect(decodeFunctionData({ abi: stakedAidAbi, data: call?.data ?? "0x" })).toEqual({ functionName: "process", args: [40n] });
    expect(serveQueue.summary({ dueRaw: 3n }, nowhere)).toEqual([{ kind: "serves", amount: amountOf("AID", 3n) }]);
    const [is, should] = told(serveQueue.outcome({ dueRaw: 3n }, nowhere), stakedAidAbi, "QueueServed", { caller: account });
    expect(is).toEqual(should);
    expect(serveQueue.invalidates({ dueRaw: 3n })).toEqual(["account", "protocol"]);
  });
});

describe("taking an operator's power back", () => {
  it.each([
    ["exits", addresses.StakedAID, stakedAidAbi, "OperatorSet", { controller: account, operator: other }],
    ["tickets", addresses.ExitTicket, exitTicketAbi, "ApprovalForAll", { owner: account, operator: other }],
  ] as const)("over %s", (over, to, abi, eventName, args) => {
    const data = { over, operator: other };
    const call = revokeOperator.routes(data, nowhere)[0]?.call(noPermit);
    expect(call?.to).toBe(to);
    expect(decodeFunctionData({ abi: abi, data: call?.data ?? "0x" }).args).toEqual([other, false]);
    const filter = revokeOperator.outcome(data, nowhere);
    const [is, should] = told(filter, abi, eventName, args);
    expect(is).toEqual(should);
    expect(hexToBigInt(filter.dataPrefix)).toBe(0n);
    expect(revokeOperator.summary(data, nowhere)).toEqual([{ kind: "loses-power", address: other }]);
    expect(revokeOperator.invalidates(data)).toEqual(["account"]);
  });

  it("over one ticket, which then nobody else may move", () => {
    const data = { over: "ticket", operator: other, ticketId: 7n } as const;
    const call = revokeOperator.routes(data, nowhere)[0]?.call(noPermit);
    expect(call?.to).toBe(addresses.ExitTicket);
    expect(decodeFunctionData({ abi: exitTicketAbi, data: call?.data ?? "0x" })).toEqual({ functionName: "approve", args: [zeroAddress, 7n] });
    const [is, should] = told(revokeOperator.outcome(data, nowhere), exitTicketAbi, "Approval", { owner: account, account: zeroAddress, id: 7n });
    expect(is).toEqual(should);
    expect(is).toHaveLength(4);
    expect(revokeOperator.schema.parse(revokeOperator.schema.encode(data))).toEqual(data);
  });
});
