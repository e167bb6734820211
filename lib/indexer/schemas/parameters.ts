import { isAddress, type Address, getAddress } from "viem";
import { z } from "zod";

// What a request may say. Every refusal is the rest of a sentence that begins with the parameter's name.

/** Rows of a page: what is given unless asked otherwise, and at most. */
export const pageSize = { usual: 100, most: 1_000 } as const;

const digits = /^[0-9]{1,15}$/;

function wholeNumber(least: number, most: number, wording: string) {
  return z
    .string(wording)
    .refine((text) => digits.test(text) && Number(text) >= least && Number(text) <= most, wording)
    .transform(Number);
}

export const limitParameter = wholeNumber(1, pageSize.most, `must be a whole number from 1 to ${String(pageSize.most)}`)
  .default(pageSize.usual)
  .meta({ description: `How many rows at most, 1 to ${String(pageSize.most)}.`, example: "100" });

export const cursorParameter = z
  .string()
  .max(400, "must be the `next` of an answer to the same request")
  .optional()
  .meta({ description: "The `next` of the page before, for the one that follows." });

export const addressParameter = z
  .string("must be an address: 0x and 40 hexadecimal digits")
  .refine((text) => isAddress(text, { strict: true }) || (isAddress(text, { strict: false }) && text === text.toLowerCase()), "must be an address: 0x and 40 hexadecimal digits, in lower case or with the right checksum")
  .transform((text): Address => getAddress(text))
  .meta({ description: "An address, in lower case or with its checksum.", example: "0x52908400098527886E0F7030069857D2E4169EE7" });

export const numberParameter = (what: string) =>
  wholeNumber(1, Number.MAX_SAFE_INTEGER, `must be the number of ${what}, a whole number from 1 on`).meta({
    description: `The number of ${what}.`,
    example: "1",
  });

const moment = "must be a moment as unix seconds or as a date and time in UTC, such as 2026-01-31 or 2026-01-31T12:00:00Z";
const isoMoment = /^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,3})?Z)?$/;
const latest = 253_402_300_799;

function secondsOf(text: string): number {
  if (/^[0-9]{1,12}$/.test(text)) return Number(text);
  // A date that does not exist, as 31 February, rolls over into another one.
  const milliseconds = isoMoment.test(text) ? Date.parse(text) : Number.NaN;
  const exists = Number.isFinite(milliseconds) && new Date(milliseconds).toISOString().startsWith(text.slice(0, 10));
  return exists ? Math.floor(milliseconds / 1000) : Number.NaN;
}

export const timeParameter = (description: string) =>
  z
    .string(moment)
    .refine((text) => secondsOf(text) <= latest, moment)
    .transform(secondsOf)
    .optional()
    .meta({ description: `${description} Unix seconds, or a date and time in UTC.`, example: "2026-01-31" });

export function choiceParameter<const Choices extends readonly [string, ...string[]]>(choices: Choices, description: string) {
  return z.enum(choices, `must be ${listed(choices)}`).meta({ description });
}

/** "a, b or c". */
function listed(choices: readonly string[]): string {
  const last = choices.at(-1) ?? "";
  return choices.length === 1 ? last : `${choices.slice(0, -1).join(", ")} or ${last}`;
}

export const formatParameter = (formats: readonly [string, ...string[]]) =>
  choiceParameter(formats, "What the answer is written in; without it the Accept header decides, and JSON where it says nothing.").optional();

export const pageParameters = { limit: limitParameter, cursor: cursorParameter } as const;
