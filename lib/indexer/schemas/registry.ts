import { z } from "zod";

/** What the document and the tables say of a schema beside its shape. */
export type ApiMeta = {
  /** Its name among the document's schemas. */
  readonly id?: string;
  readonly description?: string;
  /** How a table writes it: with so many decimals, in this unit. */
  readonly unit?: { readonly name: string; readonly decimals: number };
  /** A table writes it as a date and time. */
  readonly time?: boolean;
};

/** Schemas that the API's document names. Apart from zod's own registry, which everything in the process shares. */
export const apiRegistry = z.registry<ApiMeta>();

/** Gives a schema its name in the document, and what a table should know of it. */
export function named<Schema extends z.ZodType>(id: string, description: string, schema: Schema, meta: Pick<ApiMeta, "unit" | "time"> = {}): Schema {
  apiRegistry.add(schema, { id, description, ...meta });
  return schema;
}
