import { type and, type desc, sql } from "ponder";

/** A condition, and what a list can be sorted by: Ponder hands out drizzle's functions and not the names of their types. */
export type Condition = NonNullable<ReturnType<typeof and>>;
type Sortable = Parameters<typeof desc>[0];

export type Order = "asc" | "desc";

/** Least and most of what fits into a column, by its type in the database. What has none of these takes 78 digits, or is no number. */
const bounds: ReadonlyMap<unknown, readonly [least: bigint, most: bigint]> = new Map([
  ["integer", [-(2n ** 31n), 2n ** 31n - 1n]],
  ["bigint", [-(2n ** 63n), 2n ** 63n - 1n]],
]);

/** Anybody can write a cursor. A place beyond what fits is as good as the last one that does, where the database would refuse it. */
function within(column: Sortable, value: bigint | string): bigint | string {
  const [least, most] = bounds.get("getSQLType" in column ? column.getSQLType() : undefined) ?? [];
  if (typeof value === "string" || least === undefined || most === undefined) return value;
  if (value < least) return least;
  return value > most ? most : value;
}

/** Whether a number can stand in an integer column. */
export const fitsInteger = (value: number): boolean => value <= Number(2n ** 31n - 1n);

/** Rows that come after a place in a list that is sorted by these columns alike; no condition on the first page. */
export function beyond(columns: readonly Sortable[], place: readonly (bigint | string)[] | undefined, order: Order): Condition | undefined {
  if (place === undefined) return undefined;
  const values = columns.flatMap((column, index) => {
    const value = place[index];
    return value === undefined ? [] : [sql`${within(column, value).toString()}`];
  });
  const [left, right] = [sql.join([...columns], sql`, `), sql.join(values, sql`, `)];
  return order === "asc" ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`;
}

/** Sorted by these columns, all the same way. */
export function sorted(columns: readonly Sortable[], order: Order): Condition[] {
  return columns.map((column) => (order === "asc" ? sql`${column} asc` : sql`${column} desc`));
}
