import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";

type HeroProps = {
  /** Whether staked capital is lent at all yet: the sentence about it must not promise what is not there. */
  lending: boolean | undefined;
  children?: ReactNode;
};

/** What AID is, in two sentences, and the two things one can do. */
export function Hero({ lending, children }: HeroProps) {
  const t = useTranslations("landing");
  return (
    <div>
      <h1 className="max-w-[14ch] text-display sm:text-hero">{t("title")}</h1>
      <p className="mt-5 max-w-[46ch] text-lead text-ink-2">{t("lead")}</p>
      {lending === false && <p className="mt-3 max-w-[46ch] text-lead text-ink-2">{t("notLending")}</p>}
      <div className="mt-7 flex flex-wrap gap-3">
        <ButtonLink href="/mint" variant="primary" size="lg">
          {t("mint")}
        </ButtonLink>
        <ButtonLink href="/stake" size="lg">
          {t("stake")}
        </ButtonLink>
      </div>
      {children}
    </div>
  );
}
