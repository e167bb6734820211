"use client";

import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/form/action-button";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-class";
import type { Action } from "@/lib/screens";

type WayButtonProps = {
  action: Action;
  label: string;
  variant: ButtonVariant;
  /** The other way is being gone. */
  otherBusy: boolean;
};

/** The button of one way out. What is wrong for every way, the wallet, is said once above them. */
export function WayButton({ action, label, variant, otherBusy }: WayButtonProps) {
  const t = useTranslations("unstake");
  const locale = useLocale();
  if (action.kind === "connect" || action.kind === "switch") return null;
  if (otherBusy) return <Button size="lg" wide disabledReason={t("otherBusy")} />;
  return <ActionButton action={action} labelOf={() => label} locale={locale} variant={variant} />;
}
