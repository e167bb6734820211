import { useLocale, useTranslations } from "next-intl";
import { StateDot } from "@/components/ui/state-dot";
import { feedFloorPerMille, feedStatus } from "@/lib/finance";
import { formatScaled } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";

const cases = ["usdc", "circle", "bills", "borrower", "keys", "site"] as const;

type Case = (typeof cases)[number];

/** Whether a case holds at the view's block; undefined where no figure of the chain can tell. */
export function holds(of: Case, view: ProtocolView): boolean | undefined {
  switch (of) {
    case "usdc": {
      const status = feedStatus(view.feed, view.timestamp);
      return status === "below-floor" ? true : status === "holds" ? false : undefined;
    }
    case "circle":
      return view.minting.usdcPaused || view.minting.treasuryFrozen;
    case "bills":
      return view.reserves.billsLive ? view.reserves.impairment > 0n : undefined;
    case "borrower":
    case "keys":
    case "site":
      return undefined;
  }
}

/** What can go wrong and what then happens, each with whether it is so. */
export function Trouble({ view }: { view: ProtocolView | undefined }) {
  const t = useTranslations("landing.trouble");
  const locale = useLocale();
  const floor = formatScaled({ value: feedFloorPerMille, decimals: 3, maxDecimals: 3, locale });
  return (
    <dl className="border-t border-rule">
      {cases.map((of) => (
        <div key={of} className="grid gap-x-8 gap-y-1 border-b border-rule py-3 text-small sm:grid-cols-[minmax(0,5fr)_minmax(0,7fr)_6rem]">
          <dt className="font-medium">{t(`${of}.name`, { floor })}</dt>
          <dd className="text-ink-2">{t(`${of}.note`)}</dd>
          <State is={view && holds(of, view)} now={t("now")} notNow={t("notNow")} />
        </div>
      ))}
    </dl>
  );
}

function State({ is, now, notNow }: { is: boolean | undefined; now: string; notNow: string }) {
  if (is === undefined) return null;
  return (
    <dd className="flex items-baseline gap-2 text-note sm:justify-end">
      <StateDot state={is ? "bad" : "good"} />
      {is ? now : notNow}
    </dd>
  );
}
