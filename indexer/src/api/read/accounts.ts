import { and, desc, eq } from "ponder";
import type { Address } from "viem";
import { one } from "../../../../lib/finance";
import type { Head } from "../../../../lib/indexer/api/answer";
import type { Place } from "../../../../lib/indexer/api/endpoint";
import { pageFrom, type Readers } from "../../../../lib/indexer/api/readers";
import { activities } from "../../../../lib/indexer/kinds";
import { account, activity, stakerPosition } from "../../../schema/accounts";
import { ticketHolder } from "../../../schema/exits";
import { poolPosition } from "../../../schema/pool";
import { balance } from "../../../schema/tokens";
import { juniorsOf } from "./account-juniors";
import { upTo } from "./market";
import type { Registers } from "./moments";
import { beyond, sorted } from "./paging";
import type { ReadProtocol } from "./protocol";
import type { Source } from "./source";
import { lower } from "./tickets";

/** Rows of another list that an account's answer sums up; the list itself is asked for where there are more. */
const MOST = 100;

export function accountReaders(source: Source, protocol: ReadProtocol, registers: Registers): Pick<Readers, "account" | "accountActivity"> {
  const { db, chainId, addresses } = source;
  async function known(who: Address) {
    const [row] = await db.select().from(account).where(and(eq(account.chainId, chainId), eq(account.address, who)));
    return row;
  }
  async function held(who: Address, token: Address): Promise<bigint> {
    const [row] = await db.select({ amount: balance.amount }).from(balance).where(and(eq(balance.chainId, chainId), eq(balance.token, lower(token)), eq(balance.account, who)));
    return row?.amount ?? 0n;
  }
  async function staking(who: Address, exitPrice: bigint) {
    const [row] = await db.select().from(stakerPosition).where(and(eq(stakerPosition.chainId, chainId), eq(stakerPosition.account, who)));
    const { shares, cost, staked, left, realised } = row ?? { shares: 0n, cost: 0n, staked: 0n, left: 0n, realised: 0n };
    const worth = (shares * exitPrice) / one;
    return { shares, worth, cost, staked, left, realised, unrealised: worth - cost };
  }
  async function ticketsOf(who: Address, exitPrice: bigint) {
    const [row] = await db.select().from(ticketHolder).where(and(eq(ticketHolder.chainId, chainId), eq(ticketHolder.account, who)));
    const { tickets, pending, claimableAssets, cancelledShares, cost } = row ?? { tickets: 0, pending: 0n, claimableAssets: 0n, cancelledShares: 0n, cost: 0n };
    const worth = claimableAssets + ((pending + cancelledShares) * exitPrice) / one;
    return { count: tickets, pendingShares: pending, claimableAssets, cancelledShares, worth, cost, unrealised: worth - cost };
  }
  async function liquidityOf(who: Address, head: Head) {
    const rows = await db.select().from(poolPosition).where(and(eq(poolPosition.chainId, chainId), eq(poolPosition.account, who))).orderBy(desc(poolPosition.liquidity)).limit(MOST);
    return rows.map((row) => upTo(row, head));
  }
  return {
    async account({ params, head }) {
      const who = lower(params.address);
      const { staking: prices } = await protocol(head);
      const [row, aid, position, tickets, juniors, liquidity] = await Promise.all([known(who), held(who, addresses.AID), staking(who, prices.exitPrice), ticketsOf(who, prices.exitPrice), juniorsOf(source, registers, who, { time: head.timestamp, most: MOST }), liquidityOf(who, head)]);
      return { data: { address: params.address, firstSeen: row?.firstSeen ?? null, lastSeen: row?.lastSeen ?? null, aid, staking: position, tickets, juniors, liquidity } };
    },
    async accountActivity({ params, query, after }) {
      const { order, limit } = query;
      const columns = [activity.block, activity.logIndex, activity.kind];
      const found = await db
        .select()
        .from(activity)
        .where(and(eq(activity.chainId, chainId), eq(activity.account, lower(params.address)), beyond(columns, placeOf(after), order)))
        .orderBy(...sorted(columns, order))
        .limit(limit + 1);
      const { rows, next } = pageFrom(found, limit, ({ block, logIndex, kind }) => [BigInt(block), BigInt(logIndex), BigInt(activities.indexOf(kind))]);
      return { rows: rows.map(({ time, block, transaction, kind, usdc, aid, shares, other, subject }) => ({ time, block, transaction, kind, usdc, aid, shares, other, subject })), next };
    },
  };
}

/** The last part of a place is a kind of activity, by its number; the database sorts them in the same order. */
function placeOf(after: Place | undefined): readonly (bigint | string)[] | undefined {
  const [block, logIndex, kind] = after ?? [];
  return block === undefined || logIndex === undefined ? undefined : [block, logIndex, activities[Number(kind)] ?? activities[0]];
}
