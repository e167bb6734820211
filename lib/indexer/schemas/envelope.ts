import { z } from "zod";
import { named } from "./registry";
import { hash, seconds } from "./units";

/** The block that an answer is of: everything in it is as that block left it. */
export const blockSchema = named(
  "Block",
  "The block that the answer is of: everything in it is as that block left it.",
  z.object({
    chainId: z.int().min(1).describe("Id of the chain (EIP-155)."),
    number: z.int().min(0).describe("Number of the block."),
    hash: hash.describe("Hash of the block."),
    timestamp: seconds.describe("When the block was made, unix seconds."),
    age: z.int().min(0).describe("Seconds between that and the answer. More than a few blocks' worth: the index is behind."),
  }),
);

export const errorCodes = [
  ...(["bad-request", "not-found", "method-not-allowed", "not-acceptable", "too-many-requests"] as const),
  ...(["not-ready", "unavailable", "failed"] as const),
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export const problemSchema = named(
  "Problem",
  "Why there is no answer.",
  z.object({
    error: z.object({
      code: z.enum(errorCodes).describe("What kind of problem, for programs."),
      message: z.string().describe("One sentence, for people."),
      field: z.string().optional().describe("The parameter that is wrong, where one is."),
    }),
  }),
);
export type Problem = z.output<typeof problemSchema>;

/** One thing, with the block that it is of. */
export function envelopeOf<Data extends z.ZodType>(data: Data) {
  return z.object({ block: blockSchema, data });
}

/** A page of a list. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    block: blockSchema,
    data: z.array(row),
    next: z.string().nullable().describe("Give it as `cursor` for the page that follows; null on the last one."),
  });
}
