import type { Field } from "./schema";

type OmitOfEach<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A field without its path: what a wallet shows of one parameter. */
export type Shown = OmitOfEach<Field, "path">;

/** What a person is told about one call or message. Fields by path, in the order in which they are shown. */
export type Words = {
  readonly intent: string;
  /** The same as one sentence with `{path}` in it; only of fields that are always shown. */
  readonly sentence?: string;
  readonly fields: Readonly<Record<string, Shown>>;
};

/** Words for each call, by its signature. */
export type Calls = Readonly<Record<string, Words>>;

/** Half of what 256 bits hold: nobody means an amount above it. */
const UNLIMITED = { threshold: `0x8${"0".repeat(63)}`, message: "Unlimited" };

/** An amount of one of the protocol's tokens, whose address depends on the chain. */
export function amountOf(token: "USDC" | "AID" | "StakedAID", label: string): Shown {
  return { label, format: "tokenAmount", params: { token: { map: `$.metadata.maps.${token}`, keyPath: "@.chainId" } } };
}

/** An amount of the token that is called. */
export function ofThisToken(label: string): Shown {
  return { label, format: "tokenAmount", params: { tokenPath: "@.to" } };
}

/** As `ofThisToken`, for what somebody else may take. */
export function allowance(label: string): Shown {
  return { label, format: "tokenAmount", params: { tokenPath: "@.to", ...UNLIMITED } };
}

/** An amount of the chain's own currency. */
export function ofTheChain(label: string): Shown {
  return { label, format: "amount" };
}

/** Whoever it is: a person, a contract. */
export function account(label: string): Shown {
  return { label, format: "addressName", params: { types: ["wallet", "eoa", "contract"] } };
}

export function contract(label: string): Shown {
  return { label, format: "addressName", params: { types: ["contract"] } };
}

/** Unix seconds. */
export function moment(label: string): Shown {
  return { label, format: "date", params: { encoding: "timestamp" } };
}

/** Seconds. */
export function duration(label: string): Shown {
  return { label, format: "duration" };
}

export function raw(label: string): Shown {
  return { label, format: "raw" };
}

/** An integer in units of 10^-decimals of `base`. */
export function inUnits(label: string, base: string, decimals = 0): Shown {
  return { label, format: "unit", params: { base, decimals } };
}

/** Basis points. */
export function percent(label: string): Shown {
  return inUnits(label, "%", 2);
}

/** Unix time / 86,400; the standard knows no date of that kind. */
export function day(label: string): Shown {
  return inUnits(label, "days since 1970-01-01");
}

/** A number that stands for a word of `metadata.enums`. */
export function oneOf(label: string, name: "roles" | "kinds" | "amortisations" | "breaches" | "attestations"): Shown {
  return { label, format: "enum", params: { $ref: `$.metadata.enums.${name}` } };
}

/** A call to another contract, shown by that contract's own descriptor. */
export function callTo(calleePath: string, label: string): Shown {
  return { label, format: "calldata", params: { calleePath } };
}

/** Nothing a person could judge by, a signature for instance. The standard wants it listed all the same. */
export function hidden(label: string): Shown {
  return { label, format: "raw", visible: "never" };
}

/** Shown unless it is zero, where zero means that there is none. */
export function unlessZero(shown: Shown): Shown {
  return { ...shown, visible: { ifNotIn: [0] } };
}
