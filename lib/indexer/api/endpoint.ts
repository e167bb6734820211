import { z } from "zod";
import { envelopeOf, pageOf } from "../schemas/envelope";
import { formatParameter, pageParameters } from "../schemas/parameters";

// A request that the API answers: what it takes, what it gives, and the words that the document has for it. Routes, document,
// readable page and typed client all follow from the same list (endpoints.ts).

export type Format = "json" | "csv" | "ics";

/** Order of a list as a place in it: what its last row is sorted by, whole numbers, the first one decides. */
export type Place = readonly bigint[];

type Words = {
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description: string;
};

type OneOptions<Id extends string, Params extends z.core.$ZodLooseShape, Query extends z.core.$ZodLooseShape, Data extends z.ZodType> = Words & {
  readonly id: Id;
  readonly params: Params;
  readonly query: Query;
  readonly data: Data;
};

/** One thing: `{ block, data }`. */
export function one<const Id extends string, Params extends z.core.$ZodLooseShape, Query extends z.core.$ZodLooseShape, Data extends z.ZodType>(
  options: OneOptions<Id, Params, Query, Data>,
) {
  const { params, query, data, ...words } = options;
  return {
    ...words,
    kind: "one",
    formats: ["json"],
    params: z.strictObject(params),
    query: z.strictObject(query),
    data,
    answer: envelopeOf(data),
  } as const;
}

type PageOptions<Id extends string, Params extends z.core.$ZodLooseShape, Query extends z.core.$ZodLooseShape, Row extends z.ZodObject> = Words & {
  readonly id: Id;
  readonly params: Params;
  readonly query: Query;
  readonly row: Row;
  /** How many numbers say where in the list a row stands. */
  readonly placeLength: number;
};

/** A list, in pages and as a table: `{ block, data: [...], next }`. */
export function page<const Id extends string, Params extends z.core.$ZodLooseShape, Query extends z.core.$ZodLooseShape, Row extends z.ZodObject>(
  options: PageOptions<Id, Params, Query, Row>,
) {
  const { params, query, row, ...words } = options;
  const formats = ["json", "csv"] as const;
  return {
    ...words,
    kind: "page",
    formats,
    params: z.strictObject(params),
    query: z.strictObject({ ...query, ...pageParameters, format: formatParameter(formats) }),
    row,
    answer: pageOf(row),
  } as const;
}

type CalendarOptions<Id extends string, Params extends z.core.$ZodLooseShape> = Words & { readonly id: Id; readonly params: Params };

/** Days, as a calendar file. */
export function calendar<const Id extends string, Params extends z.core.$ZodLooseShape>({ params, ...words }: CalendarOptions<Id, Params>) {
  return { ...words, kind: "calendar", formats: ["ics"], params: z.strictObject(params), query: z.strictObject({}) } as const;
}

/** What every endpoint has, whatever it takes and gives. */
export type AnyEndpoint = Words & {
  readonly id: string;
  readonly formats: readonly Format[];
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
} & (
    | { readonly kind: "one"; readonly data: z.ZodType; readonly answer: z.ZodObject }
    | { readonly kind: "page"; readonly row: z.ZodObject; readonly answer: z.ZodObject; readonly placeLength: number }
    | { readonly kind: "calendar" }
  );
