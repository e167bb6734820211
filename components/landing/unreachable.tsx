import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { ReadProblem } from "@/lib/queries";
import { WaitingForChain } from "./waiting-for-chain";

/** In the place of the figures when there are none: no figure is better than an old or an invented one. */
export function Unreachable({ reason }: { reason: ReadProblem }) {
  const t = useTranslations("landing.problem");
  return (
    <Notice tone="warn" title={t(`${reason}.title`)}>
      <p>{t(`${reason}.body`)}</p>
      <WaitingForChain />
    </Notice>
  );
}
