"use client";

import { useTranslations } from "next-intl";
import { type ChainHealth, chainReason } from "@/lib/screens";
import { useReasonSentence } from "./use-reason-sentence";

/** Why a small transaction cannot begin now, in a few words: the chain's trouble, or another one that is under way. */
export function useBlocked(chain: ChainHealth, busy: boolean): string | false {
  const t = useTranslations("tx");
  const sentenceOf = useReasonSentence();
  const trouble = chainReason({ chain });
  return trouble ? sentenceOf(trouble) : busy && t("busy");
}
