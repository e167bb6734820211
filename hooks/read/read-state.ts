import { pageProblemOf, type PageProblem } from "@/lib/queries";

/** The block that a view was read at. Timestamp in unix seconds. */
export type BlockRef = { readonly number: bigint; readonly timestamp: number };

/** A view of the chain on its way to the screen. */
export type ReadState<View> =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly problem: PageProblem }
  | {
      readonly status: "ready";
      readonly view: View;
      readonly block: BlockRef;
      /** The newest attempt to read it failed: this is the last known one. */
      readonly stale: boolean;
      /** Why it failed. */
      readonly problem: PageProblem | undefined;
    };

type Reading<View> = { readonly data: View | undefined; readonly error: unknown };

/** What a query's result means for a screen. */
export function readStateOf<View extends { blockNumber: bigint; timestamp: bigint }>({ data, error }: Reading<View>): ReadState<View> {
  if (data !== undefined) {
    const block = { number: data.blockNumber, timestamp: Number(data.timestamp) };
    return { status: "ready", view: data, block, stale: error !== null, problem: error === null ? undefined : pageProblemOf(error) };
  }
  if (error === null) return { status: "loading" };
  return { status: "failed", problem: pageProblemOf(error) };
}
