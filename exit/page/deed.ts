import type { Call, OutcomeFilter, Where } from "../../lib/tx/flow";
import { type Leaving, leavingCall, leavingOutcome } from "../../lib/tx/flows/leaving";
import { redemptionCall, redemptionOutcome } from "../../lib/tx/flows/redemption";

/** What the page can ask a wallet for. AID and shares 18 decimals. */
export type Deed = { readonly kind: "redeem"; readonly aidRaw: bigint } | Leaving;

export function deedCall(deed: Deed, where: Where): Call {
  return deed.kind === "redeem" ? redemptionCall(deed.aidRaw, where) : leavingCall(deed, where);
}

/** The log by which it is recognised. */
export function deedOutcome(deed: Deed, where: Where): OutcomeFilter {
  return deed.kind === "redeem" ? redemptionOutcome(deed.aidRaw, where) : leavingOutcome(deed, where);
}

/** The numbers of each kind, in the order in which they are named. */
const numbers = {
  redeem: ["aidRaw"],
  request: ["sharesRaw"],
  now: ["sharesRaw", "minRaw"],
  claim: ["ticketId"],
  "claim-all": ["sharesRaw", "assetsRaw"],
  "take-out": ["ticketId"],
  "take-back": ["ticketId"],
  serve: ["most"],
} as const satisfies Readonly<Record<Deed["kind"], readonly string[]>>;

const digits = /^\d{1,78}$/;

/** A deed as it is written down: its kind and its numbers as digits. Two deeds are the same where this is. */
export function writeDeed(deed: Deed): readonly string[] {
  const values: Readonly<Record<string, unknown>> = deed;
  return [deed.kind, ...numbers[deed.kind].map((name) => String(values[name]))];
}

/** A deed that was written down; undefined for what is none. */
export function readDeed(written: unknown): Deed | undefined {
  if (!Array.isArray(written)) return undefined;
  const [kind, ...values] = written as readonly unknown[];
  if (!isKind(kind) || values.length !== numbers[kind].length) return undefined;
  if (!values.every((value): value is string => typeof value === "string" && digits.test(value))) return undefined;
  const entries = numbers[kind].map((name, index) => [name, BigInt(values[index] ?? 0)] as const);
  // Kind and names belong together by the table above.
  return { kind, ...Object.fromEntries(entries) } as unknown as Deed;
}

function isKind(kind: unknown): kind is Deed["kind"] {
  return typeof kind === "string" && Object.hasOwn(numbers, kind);
}
