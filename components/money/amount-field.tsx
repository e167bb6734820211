"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextField } from "@/components/ui/text-field";
import { adoptText } from "@/hooks/money/adopt-text";
import type { AmountFieldState } from "@/hooks/money/use-amount-input";
import { useProblemSentence } from "@/hooks/money/use-problem-sentence";
import { MaxButton } from "./max-button";
import { ReadingChoice } from "./reading-choice";
import { TokenAmount } from "./token-amount";

export type AmountFieldProps = AmountFieldState & {
  /** The accessible name: "You pay". */
  label: ReactNode;
  /** Stands in the place of the balance, where another one counts or none can be known. */
  balanceLine?: ReactNode;
  /** A line below the balance. */
  hint?: ReactNode;
  name?: string | undefined;
};

/**
 * A field for one amount. What is typed or pasted stays as it is, so the caret never jumps and nothing
 * is lost; what is wrong with it is said below. An empty field is no error: the button says what is missing.
 */
export function AmountField(props: AmountFieldProps) {
  const { label, balanceLine, hint, name, token, text, problem, balance, max, onText, onMax, onReading } = props;
  const t = useTranslations("money");
  const sentenceOf = useProblemSentence();
  const isWrong = problem !== null && problem.code !== "empty";
  return (
    <TextField
      ref={adoptText(onText)}
      label={label}
      look="amount"
      inputMode="decimal"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint="done"
      placeholder="0"
      name={name}
      value={text}
      onChange={(event) => onText(event.target.value)}
      unit={token}
      action={<MaxButton token={token} max={max} onMax={onMax} />}
      error={isWrong ? sentenceOf(problem) : undefined}
      hint={
        <>
          {problem?.code === "ambiguous" && <ReadingChoice token={token} readings={problem.readings} onReading={onReading} />}
          <p>
            {balanceLine ?? (balance === undefined ? t("balanceUnknown") : <>{t("balance")} <TokenAmount amount={{ token, raw: balance }} /></>)}
          </p>
          {hint}
        </>
      }
    />
  );
}
