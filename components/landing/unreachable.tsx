import { useTranslations } from "next-intl";
import { WaitingForChain } from "@/components/live/waiting-for-chain";
import { Notice } from "@/components/ui/notice";
import type { ReadProblem } from "@/lib/queries";

/** In the place of the figures when there are none: no figure is better than an invented one. */
export function Unreachable({ reason }: { reason: ReadProblem }) {
  const t = useTranslations("landing.problem");
  return (
    <Notice tone="warn" title={t(`${reason}.title`)}>
      <p>{t(`${reason}.body`)}</p>
      <WaitingForChain trouble={reason} />
    </Notice>
  );
}
