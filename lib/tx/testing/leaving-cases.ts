import { type Address, parseEventLogs, parseUnits } from "viem";
import { exitTicketAbi, stakedAidAbi } from "../../../abis";
import { lastWeiTicket, maturity, requestAs, servedTicket, stakeAs, tellStaked } from "../../../world/testing/leaving";
import type { LocalWorld } from "../../../world/testing/local-world";
import type { FlowCase } from "./flow-case";

const aidRaw = parseUnits("250", 18);

/** A holder of AID, who stakes and leaves. */
const leaver = (world: LocalWorld) => world.accounts.verifiedRedeemer;

type StakedEvent = "RedeemRequest" | "ExitedNow" | "TicketClaimed" | "Withdraw" | "CancelRedeemClaim" | "QueueServed" | "OperatorSet";

async function logsOf(world: LocalWorld, contract: "StakedAID" | "ExitTicket", since: bigint) {
  const head = await world.publicClient.getBlockNumber();
  return head > since ? world.publicClient.getLogs({ address: world.addresses[contract], fromBlock: since + 1n }) : [];
}

const counts =
  (eventName: StakedEvent): FlowCase["movements"] =>
  async (world, _account, since) => parseEventLogs({ abi: stakedAidAbi, logs: await logsOf(world, "StakedAID", since), eventName }).length;

const base = { account: leaver, spends: false } as const;

/** Asking for an exit stands for every flow of one call in all that can happen; the others are tested for what is their own. */
export const requestExitCase: FlowCase = {
  ...base,
  name: "request exit",
  flowId: "requestExit",
  data: async (world, account) => ({ sharesRaw: await stakeAs(world, leaver(world), aidRaw, account) }),
  movements: counts("RedeemRequest"),
};

const exitNowCase: FlowCase = {
  ...base,
  name: "exit now",
  flowId: "exitNow",
  data: async (world) => {
    const sharesRaw = await stakeAs(world, leaver(world), aidRaw);
    const [assetsRaw] = await world.publicClient.readContract({ address: world.addresses.StakedAID, abi: stakedAidAbi, functionName: "previewInstant", args: [sharesRaw] });
    return { sharesRaw, assetsRaw };
  },
  movements: counts("ExitedNow"),
};

/** What was set aside for a ticket. */
async function setAside(world: LocalWorld, ticketId: bigint) {
  const [, sharesRaw, assetsRaw] = await world.publicClient.readContract({ address: world.addresses.StakedAID, abi: stakedAidAbi, functionName: "ticket", args: [ticketId] });
  return { sharesRaw, assetsRaw };
}

const claimTicketCase: FlowCase = {
  ...base,
  name: "claim a ticket",
  flowId: "claimTicket",
  data: async (world) => {
    const ticketId = await servedTicket(world, leaver(world), aidRaw);
    return { ticketId, assetsRaw: (await setAside(world, ticketId)).assetsRaw };
  },
  movements: counts("TicketClaimed"),
};

const claimLastWeiCase: FlowCase = {
  ...claimTicketCase,
  name: "claim the last wei of a ticket",
  data: async (world) => ({ ticketId: await lastWeiTicket(world, leaver(world), aidRaw), assetsRaw: 1n }),
};

const claimAllCase: FlowCase = {
  ...base,
  name: "claim all tickets",
  flowId: "claimAll",
  data: async (world) => {
    const account = leaver(world);
    const first = await requestAs(world, account, await stakeAs(world, account, aidRaw));
    const second = await servedTicket(world, account, aidRaw);
    const [one, other] = await Promise.all([setAside(world, first), setAside(world, second)]);
    return { sharesRaw: one.sharesRaw + other.sharesRaw, assetsRaw: one.assetsRaw + other.assetsRaw };
  },
  movements: counts("Withdraw"),
};

export const cancelTicketCase: FlowCase = {
  ...base,
  name: "cancel a ticket",
  flowId: "cancelTicket",
  data: async (world) => {
    const sharesRaw = await stakeAs(world, leaver(world), aidRaw);
    return { ticketId: await requestAs(world, leaver(world), sharesRaw), sharesRaw };
  },
  movements: counts("CancelRedeemClaim"),
};

const transferTicketCase: FlowCase = {
  ...base,
  name: "transfer a ticket",
  flowId: "transferTicket",
  data: async (world) => {
    const ticketId = await requestAs(world, leaver(world), await stakeAs(world, leaver(world), aidRaw));
    return { ticketId, to: world.accounts.depositor.address };
  },
  movements: async (world, from: Address, since) =>
    parseEventLogs({ abi: exitTicketAbi, logs: await logsOf(world, "ExitTicket", since), eventName: "Transfer", args: { from } }).length,
};

const serveQueueCase: FlowCase = {
  ...base,
  name: "serve the queue",
  flowId: "serveQueue",
  data: async (world) => {
    await requestAs(world, leaver(world), await stakeAs(world, leaver(world), aidRaw));
    await world.advance(maturity);
    return { dueRaw: aidRaw };
  },
  movements: counts("QueueServed"),
};

const revokeOperatorCase: FlowCase = {
  ...base,
  name: "revoke an operator",
  flowId: "revokeOperator",
  data: async (world) => {
    const operator = world.accounts.oracle1.address;
    await tellStaked(world, leaver(world), "setOperator", [operator, true]);
    return { over: "exits", operator };
  },
  movements: counts("OperatorSet"),
};

/** Every action of leaving that is one call. */
export const leavingCases: readonly FlowCase[] = [
  requestExitCase,
  exitNowCase,
  claimTicketCase,
  claimLastWeiCase,
  claimAllCase,
  transferTicketCase,
  serveQueueCase,
  revokeOperatorCase,
];
