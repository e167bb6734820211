import { and, eq, inArray } from "ponder";
import { approvedPosition, type SeniorPosition } from "../../../../lib/finance/credit";
import type { Head } from "../../../../lib/indexer/api/answer";
import { dealFigures } from "../../../../lib/indexer/deal-figures";
import type { Summary } from "../../../../lib/indexer/schemas/summary";
import { deal, dealTally } from "../../../schema/deals";
import type { Registers } from "./moments";
import type { Source } from "./source";

/** What the stakers' return follows from: what is lent, and what is approved and not drawn. */
export type DealBook = (head: Head) => Promise<{
  readonly counts: Summary["deals"];
  readonly positions: readonly SeniorPosition[];
  readonly approved: readonly SeniorPosition[];
}>;

const open = ["active", "handed_over", "defaulted", "liquidating"] as const;
const approvedStages = ["raising", "funded"] as const;

/** At most 128 senior deals are open at once, so this does not grow with history. */
export function createDealBook({ db, chainId }: Source, registers: Registers): DealBook {
  return async (head) => {
    const [byStage, rows] = await Promise.all([
      db.select({ stage: dealTally.stage, deals: dealTally.deals }).from(dealTally).where(eq(dealTally.chainId, chainId)),
      db.select().from(deal).where(and(eq(deal.chainId, chainId), inArray(deal.stage, [...open, ...approvedStages]))),
    ]);
    const number = (stages: readonly string[]): number => byStage.filter(({ stage }) => stages.includes(stage)).reduce((sum, { deals }) => sum + deals, 0);
    const all = await registers.at(rows, head.timestamp);
    return {
      counts: { count: byStage.reduce((sum, { deals }) => sum + deals, 0), open: number(open), raising: number(["raising"]) },
      positions: all.flatMap(({ record, moment }) => dealFigures(record.deal, moment).position ?? []),
      approved: all.flatMap(({ record }) => approvedPosition(record.deal, BigInt(head.timestamp)) ?? []),
    };
  };
}
