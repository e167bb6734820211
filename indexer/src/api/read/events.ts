import { and, asc, desc, eq, gt, gte, lte } from "ponder";
import type { Place } from "../../../../lib/indexer/api/endpoint";
import { pageFrom } from "../../../../lib/indexer/api/readers";
import type { transfer } from "../../../schema/tokens";
import { snapshot } from "../../../schema/snapshots";
import { beyond, type Condition, type Order, sorted } from "./paging";
import type { Source } from "./source";

type EventLine = { readonly block: number; readonly logIndex: number; readonly time: number };
/** A table whose rows say where on the chain they come from. */
type EventTable = { readonly $inferSelect: EventLine };

export type AskedEvents = {
  readonly query: { readonly from?: number | undefined; readonly to?: number | undefined; readonly order: Order; readonly limit: number };
  readonly after: Place | undefined;
};

export type ReadEvents = <Table extends EventTable>(
  table: Table,
  asked: AskedEvents,
  ...conditions: readonly (Condition | undefined)[]
) => Promise<{ readonly rows: readonly Table["$inferSelect"][]; readonly next: Place | undefined }>;

/**
 * Reads a page of what happened, by block and place in it. A span of time is found through the blocks of hours, so that what lies
 * outside of it is not looked at.
 */
export function createEventReader({ db, chainId }: Pick<Source, "db" | "chainId">): ReadEvents {
  const hours = and(eq(snapshot.chainId, chainId), eq(snapshot.resolution, "hour"));
  /** The block of the last hour that had begun by then. Before there was any, none. */
  async function blockBefore(time: number): Promise<number> {
    const [row] = await db.select({ block: snapshot.block }).from(snapshot).where(and(hours, lte(snapshot.start, time - 3_600))).orderBy(desc(snapshot.start)).limit(1);
    return row?.block ?? 0;
  }
  async function blockAfter(time: number): Promise<number | undefined> {
    const [row] = await db.select({ block: snapshot.block }).from(snapshot).where(and(hours, gt(snapshot.start, time))).orderBy(asc(snapshot.start)).limit(1);
    return row?.block;
  }
  async function within(table: typeof transfer, { from, to }: AskedEvents["query"]): Promise<readonly (Condition | undefined)[]> {
    const [first, last] = await Promise.all([from === undefined ? undefined : blockBefore(from), to === undefined ? undefined : blockAfter(to)]);
    return [
      first === undefined ? undefined : gte(table.block, first),
      from === undefined ? undefined : gte(table.time, from),
      last === undefined ? undefined : lte(table.block, last),
      to === undefined ? undefined : lte(table.time, to),
    ];
  }
  return async <Table extends EventTable>(table: Table, { query, after }: AskedEvents, ...conditions: readonly (Condition | undefined)[]) => {
    // Drizzle infers the rows of a table by its name; the columns that are used here every event's table has (schema/columns.ts).
    const one = table as unknown as typeof transfer;
    const columns = [one.block, one.logIndex];
    const found: unknown = await db
      .select()
      .from(one)
      .where(and(eq(one.chainId, chainId), ...(await within(one, query)), ...conditions, beyond(columns, after, query.order)))
      .orderBy(...sorted(columns, query.order))
      .limit(query.limit + 1);
    return pageFrom(found as readonly Table["$inferSelect"][], query.limit, ({ block, logIndex }) => [BigInt(block), BigInt(logIndex)]);
  };
}
