import { and, eq, gte, inArray, isNull, lt, or } from "ponder";
import type { DealRow } from "../../../../lib/indexer/schemas/deals";
import { deal } from "../../../schema/deals";
import type { Condition } from "./paging";

/** GraphQL, over the same tables, has no names with a hyphen. */
export const underscored = <Name extends string>(name: Name) => name.replaceAll("-", "_") as Name extends `${infer Head}-${infer Tail}` ? `${Head}_${Tail}` : Name;

/** Which deals are in a state: late is what goes on with an instalment of the days before today unpaid. */
export function isInState(state: DealRow["state"], today: number): Condition | undefined {
  if (state === "late") return and(inArray(deal.stage, ["active", "handed_over"]), lt(deal.oldestDueDay, today));
  const isAtStage = eq(deal.stage, underscored(state));
  if (state !== "active" && state !== "handed-over") return isAtStage;
  // A share of revenue goes on, with every instalment paid, until it is closed: then no day is left, and SQL's null is not after today.
  return and(isAtStage, or(isNull(deal.oldestDueDay), gte(deal.oldestDueDay, today)));
}
