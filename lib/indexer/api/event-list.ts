import type { z } from "zod";
import { choiceParameter, numberParameter, timeParameter } from "../schemas/parameters";
import { page } from "./endpoint";

export const order = choiceParameter(["asc", "desc"], "Which way: asc is the oldest or least first.");

export const range = {
  from: timeParameter("From when on; without it as far back as history goes."),
  to: timeParameter("Until when, that second included."),
} as const;

export const dealNumber = { id: numberParameter("a deal") } as const;
export const titleNumber = { id: numberParameter("a title") } as const;
export const ticketNumber = { id: numberParameter("a ticket") } as const;

type EventsOptions<Id extends string, Params extends z.core.$ZodLooseShape, Query extends z.core.$ZodLooseShape, Row extends z.ZodObject> = {
  readonly id: Id;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description: string;
  readonly params: Params;
  readonly query: Query;
  readonly row: Row;
};

/** A list of what happened, by block and place in it, within a span of time. */
export function events<const Id extends string, Params extends z.core.$ZodLooseShape, Query extends z.core.$ZodLooseShape, Row extends z.ZodObject>(
  options: EventsOptions<Id, Params, Query, Row>,
) {
  const description = `${options.description} The newest first unless asked otherwise.`;
  return page({ ...options, description, query: { ...options.query, ...range, order: order.default("desc") }, placeLength: 2 });
}
