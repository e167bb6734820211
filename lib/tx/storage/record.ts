import { z } from "zod";
import type { TxState } from "../machine/state";
import { storedState } from "./schema";

/** A run as it is kept: what was decided, and how far it has come. */
export type RunRecord<Data> = { readonly data: Data; readonly state: TxState };

/** Longer than any run, however often it was tried; text beyond it is not ours. */
const maxLength = 1_048_576;

function recordSchema<Data>(data: z.ZodType<Data>) {
  return z.object({ data, state: storedState });
}

/** The record as text. Throws on data that the flow's schema refuses. */
export function encodeRecord<Data>(schema: z.ZodType<Data>, record: RunRecord<Data>): string {
  return JSON.stringify(z.encode(recordSchema(schema), record));
}

/** The record in a text; undefined when it is not one, of whatever cause: stored state is a hint. */
export function decodeRecord<Data>(schema: z.ZodType<Data>, text: string): RunRecord<Data> | undefined {
  const record = recordSchema(schema).safeParse(text.length > maxLength ? undefined : parseJson(text));
  return record.success ? record.data : undefined;
}

/** What the person decided, as text. Throws on data that the flow's schema refuses. */
export function encodeData<Data>(schema: z.ZodType<Data>, data: Data): string {
  return JSON.stringify(z.encode(schema, data));
}

/** The decision in a text; undefined when it is none. */
export function decodeData<Data>(schema: z.ZodType<Data>, text: string): Data | undefined {
  const data = schema.safeParse(parseJson(text));
  return data.success ? data.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
