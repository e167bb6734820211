import { and, desc, eq } from "ponder";
import type { Address } from "viem";
import { juniorClaimable } from "../../../../lib/finance/credit";
import { paidBack, paidSince } from "../../../../lib/indexer/junior-cost";
import { juniorWorth } from "../../../../lib/indexer/junior-worth";
import { juniorHolding, juniorToken } from "../../../schema/credit";
import { deal } from "../../../schema/deals";
import type { DealAtMoment, Registers } from "./moments";
import type { Source } from "./source";

type HoldingRow = typeof juniorHolding.$inferSelect;
type TokenRow = typeof juniorToken.$inferSelect;

/** What an account has in the junior tranches of deals, with its cost and result, the newest deals first. */
export async function juniorsOf({ db, chainId }: Source, registers: Registers, who: Address, { time, most }: { readonly time: number; readonly most: number }) {
  const rows = await db
    .select({ holding: juniorHolding, token: juniorToken, line: deal })
    .from(juniorHolding)
    .innerJoin(juniorToken, and(eq(juniorToken.chainId, juniorHolding.chainId), eq(juniorToken.token, juniorHolding.token)))
    .innerJoin(deal, and(eq(deal.chainId, juniorHolding.chainId), eq(deal.address, juniorHolding.deal)))
    .where(and(eq(juniorHolding.chainId, chainId), eq(juniorHolding.account, who)))
    .orderBy(desc(deal.number))
    .limit(most);
  const held = rows.filter(({ holding }) => holding.balance > 0n);
  const moments = new Map((await registers.at(held.map(({ line }) => line), time)).map((at) => [at.row.address, at]));
  return rows.map(({ holding, token, line }) => ({ deal: line.number, token: token.token, ...figuresOf(holding, token, moments.get(line.address)) }));
}

function figuresOf(holding: HoldingRow, token: TokenRow, at: DealAtMoment | undefined) {
  const { balance, committed, claimed, refunded, account } = holding;
  const payouts = { ...token, holders: { [account]: holding } };
  const { cost, realised } = paidBack(holding, paidSince(payouts, account));
  const worth = at === undefined ? 0n : juniorWorth(at.record.deal, at.moment, { balance, supply: token.supply });
  return { balance, committed, claimed, refunded, claimable: juniorClaimable(payouts, account), worth, cost, realised, unrealised: worth - cost };
}
