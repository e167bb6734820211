import { type and, type desc, sql } from "ponder";

/** A condition, and what a list can be sorted by: Ponder hands out drizzle's functions and not the names of their types. */
export type Condition = NonNullable<ReturnType<typeof and>>;
type Sortable = Parameters<typeof desc>[0];

export type Order = "asc" | "desc";

/** Rows that come after a place in a list that is sorted by these columns alike; no condition on the first page. */
export function beyond(columns: readonly Sortable[], place: readonly (bigint | string)[] | undefined, order: Order): Condition | undefined {
  if (place === undefined) return undefined;
  const [left, right] = [sql.join([...columns], sql`, `), sql.join(place.map((value) => sql`${value.toString()}`), sql`, `)];
  return order === "asc" ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`;
}

/** Sorted by these columns, all the same way. */
export function sorted(columns: readonly Sortable[], order: Order): Condition[] {
  return columns.map((column) => (order === "asc" ? sql`${column} asc` : sql`${column} desc`));
}
