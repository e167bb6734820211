import { useLocale, useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { ButtonLink } from "@/components/ui/button-link";
import { formatAmount, amountOf } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { mintableNow, redeemableNow } from "@/lib/screens";
import { Way } from "./way";

/** Where to start, by who one is, with what is open to whom at this block. */
export function WaysIn({ view }: { view: ProtocolView | undefined }) {
  const t = useTranslations("landing.start");
  const locale = useLocale();
  const mint = useTranslations("landing")("mint");
  const mintable = view && mintableNow(view);
  const state = (open: boolean | undefined) => (open === undefined ? undefined : ({ dot: open ? "good" : "bad", text: t(open ? "open" : "closed") } as const));
  return (
    <dl className="grid gap-x-8 gap-y-6 md:grid-cols-3">
      <Way
        name={t("depositor.name")}
        state={state(mintable === undefined ? undefined : mintable > 0n)}
        action={
          <ButtonLink href="/mint" variant="primary">
            {mint}
          </ButtonLink>
        }
      >
        {t("depositor.note")} {mintable !== undefined && mintable > 0n && <strong className="font-medium text-ink">{t("depositor.now", { amount: formatAmount({ amount: amountOf("USDC", mintable), locale }) })}</strong>}
      </Way>
      <Way
        name={t("verified.name")}
        state={state(view && redeemableNow(view) > 0n)}
        action={
          <ButtonLink href="/mint?tab=redeem">
            {t("verified.action")}
          </ButtonLink>
        }
      >
        {t("verified.note")}
      </Way>
      <Way
        name={t("startup.name")}
        state={{ dot: "off", text: t("later") }}
        action={
          <PageLink href="/risks#operator" className="inline-flex min-h-10 items-center text-small">
            {t("startup.action")}
          </PageLink>
        }
      >
        {t("startup.note")}
      </Way>
    </dl>
  );
}
