import type { z } from "zod";
import type { Head } from "./answer";
import type { CalendarDay } from "./calendar-file";
import type { Place } from "./endpoint";
import type { EndpointName, Endpoints } from "./endpoints";

/** What a reader of an endpoint is asked. */
export type AskedOf<Name extends EndpointName> = {
  readonly head: Head;
  readonly params: z.output<Endpoints[Name]["params"]>;
  readonly query: z.output<Endpoints[Name]["query"]>;
  /** Where in the list to go on. */
  readonly after: Place | undefined;
};

type FoundIn<Endpoint> = Endpoint extends { readonly kind: "one"; readonly data: infer Data extends z.ZodType }
  ? { readonly data: z.output<Data> }
  : Endpoint extends { readonly kind: "page"; readonly row: infer Row extends z.ZodType }
    ? { readonly rows: readonly z.output<Row>[]; readonly next: Place | undefined }
    : { readonly name: string; readonly days: readonly CalendarDay[] };

/** What a reader gives; undefined where there is no such thing. */
export type FoundOf<Name extends EndpointName> = FoundIn<Endpoints[Name]>;

/** What reads history for each endpoint. */
export type Readers = { readonly [Name in EndpointName]: (asked: AskedOf<Name>) => Promise<FoundOf<Name> | undefined> };

/** A page out of one row more than it may have, and where the next one begins. */
export function pageFrom<Row>(rows: readonly Row[], limit: number, placeOf: (row: Row) => Place): { readonly rows: readonly Row[]; readonly next: Place | undefined } {
  const last = rows[limit - 1];
  return rows.length > limit && last !== undefined ? { rows: rows.slice(0, limit), next: placeOf(last) } : { rows, next: undefined };
}
