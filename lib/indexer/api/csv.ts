import { z } from "zod";
import { decimalText } from "../../money/decimal-text";
import { type ApiMeta, apiRegistry } from "../schemas/registry";

/** A column: what stands above it, where its value is in an encoded row, and how that is written. */
type Column = { readonly title: string; readonly path: readonly string[]; readonly write: (value: unknown) => string };

/**
 * Rows as a table (RFC 4180). Amounts are whole tokens with every decimal, times are ISO 8601 in UTC: what a spreadsheet
 * reads. `rows` are as the schema encodes them.
 */
export function csv(row: z.ZodObject, rows: readonly unknown[]): string {
  const columns = columnsOf(row, []);
  const lines = rows.map((values) => columns.map(({ path, write }) => cell(write(valueAt(values, path)))));
  return [columns.map(({ title }) => cell(title)), ...lines].map((cells) => `${cells.join(",")}\r\n`).join("");
}

function columnsOf(schema: z.ZodObject, path: readonly string[]): readonly Column[] {
  return Object.entries<z.core.$ZodType>(schema.shape).flatMap(([name, type]) => {
    const here = [...path, name];
    const { inner, meta } = unwrapped(type);
    if (inner instanceof z.ZodObject) return columnsOf(inner, here);
    const unit = meta?.unit?.name ?? "";
    return [{ title: unit === "" ? here.join(".") : `${here.join(".")} (${unit})`, path: here, write: writerOf(meta) }];
  });
}

/** A schema below what says that it may be missing, and what is known of it: a copy that `.describe()` made knows what its original does. */
function unwrapped(type: z.core.$ZodType): { readonly inner: z.core.$ZodType; readonly meta: ApiMeta | undefined } {
  let inner = type;
  let meta = apiRegistry.get(inner);
  while (inner instanceof z.ZodNullable || inner instanceof z.ZodOptional) {
    inner = inner.unwrap();
    meta ??= apiRegistry.get(inner);
  }
  return { inner, meta };
}

function writerOf(meta: ApiMeta | undefined): (value: unknown) => string {
  return (value) => {
    if (value === null || value === undefined) return "";
    if (meta?.unit && (typeof value === "string" || typeof value === "number")) return decimalText(BigInt(value), meta.unit.decimals);
    if (meta?.time && typeof value === "number") return new Date(value * 1000).toISOString();
    if (typeof value === "string") return harmless(value);
    return typeof value === "number" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
  };
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (typeof at === "object" && at !== null ? (at as Readonly<Record<string, unknown>>)[name] : undefined), value);
}
