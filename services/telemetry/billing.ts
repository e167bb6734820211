import { z } from "zod";
import { readSource, type Source, SourceError } from "./read-source";

// What the operator has billed for the machines of a title, as it says itself:
//
//   { "titleId": "7", "currency": "USDC",
//     "revenue": [{ "id": "2026-10", "from": "2026-10-01T00:00:00Z", "to": "2026-11-01T00:00:00Z", "usdc": "168432.10" }] }
//
// All of it since the title was issued, each bill once, a credit note as a negative amount. A bill is earned evenly over its
// time. Reported is what was earned and not reported yet: so a bill that comes late is in the next report, and none is in two.

const dayTime = z.iso.datetime({ error: "must be a time in UTC, such as 2026-10-01T00:00:00Z" }).transform((text) => Math.floor(Date.parse(text) / 1_000));

const usdc = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,6})?$/, "must be an amount of USDC as text, with at most 6 decimals")
  .transform((text) => {
    const [whole = "", fraction = ""] = text.replace("-", "").split(".");
    const raw = BigInt(whole + fraction.padEnd(6, "0"));
    return text.startsWith("-") ? -raw : raw;
  });

const bill = z
  .strictObject({ id: z.string().min(1).max(200), from: dayTime, to: dayTime, usdc })
  .refine(({ from, to }) => from < to, "must end after it begins");

const bills = z.strictObject({
  titleId: z.string().regex(/^\d{1,78}$/, "must be the number of the title, as text").transform(BigInt),
  currency: z.literal("USDC", "must be USDC"),
  revenue: z.array(bill).max(10_000).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "must not have two bills with one id"),
});

/** Times in unix seconds, money in micro-USDC. */
export type Bill = z.output<typeof bill>;

const maxBytes = 4 * 1024 * 1024;
const withinMs = 10_000;

/** The bills of a title. Throws SourceError with one sentence, which names the place and quotes nothing. */
export async function readBills(source: Source, titleId: bigint): Promise<readonly Bill[]> {
  return parseBills(await readSource(source, { maxBytes, withinMs }), titleId);
}

/** The same from its text. */
export function parseBills(text: string, titleId: bigint): readonly Bill[] {
  const read = bills.safeParse(parsed(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new SourceError(`The bills cannot be used: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim() + ".");
  }
  if (read.data.titleId !== titleId) throw new SourceError(`The bills are those of title ${read.data.titleId}, not of title ${titleId}.`);
  return read.data.revenue;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SourceError("The bills are no JSON.");
  }
}

/** What all bills have earned by a time, unix seconds: micro-USDC, each bill rounded down. Never below zero. */
export function earnedBy(all: readonly Bill[], time: number): bigint {
  const sum = all.reduce((total, one) => total + earned(one, time), 0n);
  return sum > 0n ? sum : 0n;
}

function earned({ from, to, usdc: amount }: Bill, time: number): bigint {
  const seconds = BigInt(Math.min(Math.max(time - from, 0), to - from));
  const length = BigInt(to - from);
  const product = amount * seconds;
  // BigInt division cuts towards zero; a credit note rounds down too, away from it.
  return product >= 0n ? product / length : -((-product + length - 1n) / length);
}
