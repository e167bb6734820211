"use client";

import { useLocale } from "next-intl";
import { useState } from "react";
import { type AmountProblem, mostOf, type Reading, readAmount, type Token, toInput } from "@/lib/money";

export type AmountInputOptions = {
  token: Token;
  /** What the owner has and what is possible at all, in the token's smallest unit; undefined while not known. */
  balance?: bigint | undefined;
  limit?: bigint | undefined;
  /** Fewer decimals than the token has, where only those can be paid. */
  maxDecimals?: number | undefined;
  initialText?: string | undefined;
};

/** What an AmountField needs. */
export type AmountFieldState = {
  readonly token: Token;
  readonly text: string;
  readonly problem: AmountProblem | null;
  readonly balance: bigint | undefined;
  /** What MAX would enter; undefined while it is not known. */
  readonly max: bigint | undefined;
  readonly onText: (text: string) => void;
  readonly onMax: () => void;
  readonly onReading: (reading: Reading) => void;
  /** Enters a part of the most that is possible, in per cent. */
  readonly onPart: (percent: bigint) => void;
};

export type AmountInput = {
  /** The amount as it reads, also when it exceeds a bound; null when the text is no amount. */
  readonly raw: bigint | null;
  /** Null when the amount can be used. */
  readonly problem: AmountProblem | null;
  readonly isEmpty: boolean;
  readonly field: AmountFieldState;
  readonly clear: () => void;
};

type Entry = { readonly text: string; readonly exact?: { readonly token: Token; readonly raw: bigint } };

/**
 * The state of one amount field. The text is kept exactly as typed; amount and problem follow from it
 * on every render. MAX and a chosen reading carry their bigint beside the text until the next keystroke.
 */
export function useAmountInput(options: AmountInputOptions): AmountInput {
  const { token, balance, limit, maxDecimals, initialText = "" } = options;
  const locale = useLocale();
  const [entry, setEntry] = useState<Entry>({ text: initialText });
  const exact = entry.exact?.token === token ? entry.exact.raw : undefined;
  const { raw, problem } = readAmount({ text: entry.text, token, exact, balance, limit, maxDecimals, locale });
  const max = mostOf({ balance, limit });
  const enter = (value: bigint) => setEntry({ text: toInput({ token, raw: value }), exact: { token, raw: value } });
  return {
    raw,
    problem,
    isEmpty: problem?.code === "empty",
    clear: () => setEntry({ text: "" }),
    field: {
      token,
      text: entry.text,
      problem,
      balance,
      max,
      onText: (text) => setEntry({ text }),
      onMax: () => {
        if (max !== undefined && max > 0n) enter(max);
      },
      onReading: (reading) => enter(reading.raw),
      onPart: (percent) => {
        if (max !== undefined && max > 0n) enter((max * percent) / 100n);
      },
    },
  };
}
