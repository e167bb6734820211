import { and, eq } from "ponder";
import type { Address } from "viem";
import { juniorClaimable } from "../../../../lib/finance/credit";
import { type AskedOf, pageFrom, type Readers } from "../../../../lib/indexer/api/readers";
import { breachNames } from "../../../../lib/indexer/credit/kinds";
import { dayText } from "../../../../lib/indexer/day-text";
import { auction, juniorHolding, juniorMove, juniorPayout, juniorToken } from "../../../schema/credit";
import { breach, deal, dealStep } from "../../../schema/deals";
import { appraisal, attestation, title, titleStep } from "../../../schema/titles";
import { addressPlace, addressText } from "./address-place";
import type { AskedEvents, ReadEvents } from "./events";
import { beyond, fitsInteger, sorted } from "./paging";
import type { Source } from "./source";

type CreditReaders = Pick<
  Readers,
  "dealSteps" | "dealBreaches" | "dealJuniors" | "dealJuniorMoves" | "dealJuniorPayouts" | "auctions" | "titleSteps" | "titleAppraisals" | "attestations"
>;

/** What happened to deals, their juniors and titles, in full. */
export function creditReaders({ db, chainId }: Source, events: ReadEvents): CreditReaders {
  async function addressOf({ id }: { readonly id: number }): Promise<Address | undefined> {
    if (!fitsInteger(id)) return undefined;
    const [row] = await db.select({ address: deal.address }).from(deal).where(and(eq(deal.chainId, chainId), eq(deal.number, id))).limit(1);
    return row?.address;
  }
  async function ofDeal<Found>(params: { readonly id: number }, read: (address: Address) => Promise<Found>): Promise<Found | undefined> {
    const address = await addressOf(params);
    return address === undefined ? undefined : read(address);
  }
  async function ofTitle<Found>(params: { readonly id: number }, read: (id: bigint) => Promise<Found>): Promise<Found | undefined> {
    const [row] = await db.select({ id: title.id }).from(title).where(and(eq(title.chainId, chainId), eq(title.id, BigInt(params.id))));
    return row && read(row.id);
  }
  async function juniors(address: Address, { query: { order, limit }, after }: AskedOf<"dealJuniors">) {
    const [token] = await db.select().from(juniorToken).where(and(eq(juniorToken.chainId, chainId), eq(juniorToken.deal, address))).limit(1);
    if (token === undefined) return { rows: [], next: undefined };
    const [place] = after ?? [];
    const found = await db
      .select()
      .from(juniorHolding)
      .where(and(eq(juniorHolding.chainId, chainId), eq(juniorHolding.token, token.token), beyond([juniorHolding.account], place === undefined ? undefined : [addressText(place)], order)))
      .orderBy(...sorted([juniorHolding.account], order))
      .limit(limit + 1);
    const { rows, next } = pageFrom(found, limit, ({ account }) => [addressPlace(account)]);
    const told = rows.map((row) => ({ ...row, claimable: juniorClaimable({ ...token, holders: { [row.account]: row } }, row.account) }));
    return { rows: told, next };
  }
  const attested = async (asked: AskedEvents) => {
    const { rows, next } = await events(attestation, asked);
    return { rows: rows.map((row) => ({ ...row, subject: Number(row.subject), periodStart: dayText(BigInt(row.periodStart)), periodEnd: dayText(BigInt(row.periodEnd)) })), next };
  };
  return {
    dealSteps: (asked) => ofDeal(asked.params, (address) => events(dealStep, asked, eq(dealStep.deal, address))),
    dealJuniors: (asked) => ofDeal(asked.params, (address) => juniors(address, asked)),
    dealJuniorMoves: (asked) => ofDeal(asked.params, (address) => events(juniorMove, asked, eq(juniorMove.deal, address))),
    dealJuniorPayouts: (asked) => ofDeal(asked.params, (address) => events(juniorPayout, asked, eq(juniorPayout.deal, address))),
    dealBreaches: ({ params, query: { order, limit }, after }) =>
      ofDeal(params, async (address) => {
        const columns = [breach.openedAt, breach.kind];
        const [openedAt, kind] = after ?? [];
        const found = await db
          .select()
          .from(breach)
          .where(
            and(
              ...[eq(breach.chainId, chainId), eq(breach.deal, address)],
              beyond(columns, openedAt === undefined ? undefined : [openedAt, breachNames[Number(kind)] ?? breachNames[0]], order),
            ),
          )
          .orderBy(...sorted(columns, order))
          .limit(limit + 1);
        return pageFrom(found, limit, (row) => [BigInt(row.openedAt), BigInt(breachNames.indexOf(row.kind))]);
      }),
    async auctions({ query: { order, limit }, after }) {
      const columns = [auction.startedAt, auction.deal];
      const [startedAt, at] = after ?? [];
      const found = await db
        .select()
        .from(auction)
        .where(and(eq(auction.chainId, chainId), beyond(columns, startedAt === undefined || at === undefined ? undefined : [startedAt, addressText(at)], order)))
        .orderBy(...sorted(columns, order))
        .limit(limit + 1);
      return pageFrom(found, limit, (row) => [BigInt(row.startedAt), addressPlace(row.deal)]);
    },
    titleSteps: (asked) => ofTitle(asked.params, (id) => events(titleStep, asked, eq(titleStep.titleId, id))),
    titleAppraisals: (asked) =>
      ofTitle(asked.params, async (id) => {
        const { rows, next } = await events(appraisal, asked, eq(appraisal.titleId, id));
        return { rows: rows.map((row) => ({ ...row, day: dayText(BigInt(row.day)) })), next };
      }),
    attestations: attested,
  };
}
