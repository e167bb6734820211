import { useLocale, useTranslations } from "next-intl";
import { formatAmount, tokens } from "@/lib/money";
import type { Statement } from "./statement";

const ranks = ["collateral", "juniors", "surplus", "stakers"] as const;

/** Who takes a loss first: a promise of the protocol, so it stands here whether or not the chain can be read. */
export function LossOrder({ statement }: { statement: Statement | undefined }) {
  const t = useTranslations("landing.losses");
  const locale = useLocale();
  const held = (rank: (typeof ranks)[number]) => {
    if (rank === "collateral" || rank === "juniors") return t("perDeal");
    if (!statement) return null;
    const amount = rank === "surplus" ? statement.buffer : statement.staked;
    return `${formatAmount({ amount, locale })} ${tokens.AID.symbol}`;
  };
  return (
    <div>
      <h3 className="label font-sans">{t("title")}</h3>
      <ol className="mt-1">
        {ranks.map((rank, index) => (
          <li key={rank} className="grid grid-cols-[2rem_1fr] gap-y-0.5 border-b border-rule py-3 sm:grid-cols-[2rem_1fr_auto] sm:gap-x-4">
            <span aria-hidden="true" className="figure row-span-2 text-figure-sm text-ink-2">
              {index + 1}
            </span>
            <h4 className="font-sans text-small font-medium">{t(`${rank}.name`)}</h4>
            <span className="col-start-2 text-small sm:col-start-3 sm:text-right">{held(rank)}</span>
            <p className="col-start-2 text-note text-ink-2">{t(`${rank}.note`)}</p>
          </li>
        ))}
      </ol>
      <p className="mt-3 text-small">
        <strong className="font-medium">{t("never.name")}</strong> {t("never.note")}
      </p>
    </div>
  );
}
