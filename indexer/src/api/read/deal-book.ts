import { and, eq, gt, inArray, or } from "ponder";
import { approvedPosition, earningPosition, loanAt, type SeniorPosition } from "../../../../lib/finance/credit";
import type { Head } from "../../../../lib/indexer/api/answer";
import type { Summary } from "../../../../lib/indexer/schemas/summary";
import { deal, dealTally } from "../../../schema/deals";
import type { Registers } from "./moments";
import type { Source } from "./source";

/** What the stakers' return follows from: what is lent, and what is approved and not drawn. */
export type Book = {
  readonly counts: Summary["deals"];
  readonly positions: readonly SeniorPosition[];
  readonly approved: readonly SeniorPosition[];
};
export type DealBook = (head: Head) => Promise<Book>;

const open = ["active", "handed_over", "defaulted", "liquidating"] as const;
const performing = ["active", "handed_over"] as const;
const approvedStages = ["raising", "funded"] as const;

/** Only deals with the stakers' money are looked at, of which at most 128 are open at once, and what is approved for it: this does not grow with history. */
export function createDealBook({ db, chainId }: Source, registers: Registers): DealBook {
  return async (head) => {
    const [byStage, rows] = await Promise.all([
      db.select({ stage: dealTally.stage, deals: dealTally.deals }).from(dealTally).where(eq(dealTally.chainId, chainId)),
      db.select().from(deal).where(and(eq(deal.chainId, chainId), or(and(inArray(deal.stage, [...performing]), gt(deal.carrying, 0n)), and(inArray(deal.stage, [...approvedStages]), gt(deal.termPrincipal, deal.termJunior))))),
    ]);
    const number = (stages: readonly string[]): number => byStage.filter(({ stage }) => stages.includes(stage)).reduce((sum, { deals }) => sum + deals, 0);
    const all = await registers.at(rows, head.timestamp);
    return {
      counts: { count: byStage.reduce((sum, { deals }) => sum + deals, 0), open: number(open), raising: number(["raising"]) },
      positions: all.flatMap(({ record, moment }) => (record.deal.book === undefined ? [] : (earningPosition(record.deal, loanAt(record.deal, moment)) ?? []))),
      approved: all.flatMap(({ record }) => approvedPosition(record.deal, BigInt(head.timestamp)) ?? []),
    };
  };
}
