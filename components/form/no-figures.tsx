import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { PageProblem } from "@/lib/queries";

/** Stands where the figures would, while the chain cannot be read. */
export function NoFigures({ problem }: { problem: PageProblem }) {
  const t = useTranslations("form");
  return (
    <Notice tone="warn" title={t("noFigures")}>
      {t(`noFiguresBody.${problem}`)}
    </Notice>
  );
}
