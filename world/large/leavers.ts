import { type Log, parseEventLogs } from "viem";
import { issuerAbi } from "../../abis/issuer";
import { stakedAidAbi } from "../../abis/staked-aid";
import { encodeCall } from "../../lib/tx/calls";
import { aidPerMicro } from "../story/scene";
import { accountAt, chanceOf, deskOf, type LargeWorld, type Today } from "./world";

/** Whoever leaves pays for a look at every deal that is in default or long late. */
const gas = { claim: 300_000n, cancel: 250_000n, instant: 10_000_000n, redeem: 2_000_000n } as const;
/** Of a hundred tickets, how many are claimed once they have been served; the rest wait for their holders. */
const claimedOf100 = 60;
/** Of a hundred days, on how many somebody changes its mind. */
const cancelsOf100 = 15;

/** Remembers tickets that were asked for, and those that were served. */
export function hearOfTickets({ tickets, served, stage }: LargeWorld, logs: readonly Log[]): void {
  const queue = stage.addresses.StakedAID.toLowerCase();
  const told = logs.filter(({ address }) => address.toLowerCase() === queue);
  for (const { args } of parseEventLogs({ abi: stakedAidAbi, eventName: "RedeemRequest", logs: [...told] })) tickets.set(args.requestId, args.controller);
  for (const { args } of parseEventLogs({ abi: stakedAidAbi, eventName: "TicketServed", logs: [...told] })) served.add(args.ticketId);
}

/** Holders claim what was served yesterday, and a few take their newest request back. */
export async function claimTickets(now: Today): Promise<void> {
  const { StakedAID } = now.stage.addresses;
  const on = { to: StakedAID, abi: stakedAidAbi } as const;
  const random = chanceOf(now, "claims", now.index);
  for (const ticket of now.served) {
    const holder = holderOf(now, ticket);
    now.tickets.delete(ticket);
    if (random(100) >= claimedOf100) continue;
    const { data } = encodeCall({ ...on, functionName: "claim", args: [ticket, holder.address] });
    await now.day.stage.send(holder, { to: StakedAID, data, gas: gas.claim });
  }
  now.served.clear();
  const newest = [...now.tickets.keys()].at(-1);
  if (newest === undefined || random(100) >= cancelsOf100) return;
  const holder = holderOf(now, newest);
  now.tickets.delete(newest);
  const { data } = encodeCall({ ...on, functionName: "cancelRedeemRequest", args: [newest, holder.address] });
  await now.day.stage.send(holder, { to: StakedAID, data, gas: gas.cancel });
}

function holderOf({ tickets }: Today, ticket: bigint) {
  const holder = accountAt(tickets.get(ticket) ?? "0x");
  if (holder === undefined) throw new Error(`Nobody known holds ticket ${ticket}.`);
  return holder;
}

/** Today's desk leaves at once with a part of its shares, and redeems what it gets. `shares` in sAID wei. */
export async function leaveAtOnce(now: Today, shares: bigint): Promise<void> {
  if (shares === 0n) return;
  const desk = deskOf(now);
  const { StakedAID, Issuer } = now.stage.addresses;
  const leave = encodeCall({ to: StakedAID, abi: stakedAidAbi, functionName: "redeemInstant", args: [shares, 0n] });
  await now.day.stage.send(desk, { ...leave, gas: gas.instant });
  // What the fee takes, and deals that are late, is less than that.
  const redeemed = (((shares * 8n) / 10n) / aidPerMicro) * aidPerMicro;
  const redeem = encodeCall({ to: Issuer, abi: issuerAbi, functionName: "redeem", args: [redeemed, desk.address] });
  await now.day.stage.send(desk, { ...redeem, gas: gas.redeem });
}
