"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-class";
import { WrongNetwork } from "@/components/wallet/wrong-network";
import { useReasonSentence } from "@/hooks/form/use-reason-sentence";
import { useWallet } from "@/hooks/wallet/use-wallet";
import { type Amount, formatExact } from "@/lib/money";
import type { Action } from "@/lib/screens";

type ActionButtonProps = {
  action: Action;
  /** Names the deed: "Mint 1,000 AID". */
  labelOf: (amount: string) => string;
  locale: string;
  /** The less usual of two ways stands back. */
  variant?: ButtonVariant;
};

/** The one primary button of a form: what it does with how much, or the one reason why it cannot. */
export function ActionButton({ action, labelOf, locale, variant = "primary" }: ActionButtonProps) {
  const t = useTranslations("form");
  const { connect } = useWallet();
  const sentenceOf = useReasonSentence();
  switch (action.kind) {
    case "connect":
      return (
        <Button variant="primary" size="lg" wide onClick={connect}>
          {t(`connect.${action.verb}`)}
        </Button>
      );
    case "switch":
      return <WrongNetwork />;
    case "blocked":
      return <Button variant={variant} size="lg" wide disabledReason={withoutPoint(sentenceOf(action.reason))} />;
    case "ready":
      return (
        <Button variant={variant} size="lg" wide type="submit">
          {labelOf(exact(action.amount, locale))}
        </Button>
      );
  }
}

const exact = (amount: Amount, locale: string) => formatExact({ amount, locale });

/** A field's sentence ends with a full stop, a button's text does not. */
function withoutPoint(sentence: string): string {
  return sentence.replace(/[.:]$/, "");
}
