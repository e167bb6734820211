import { useLocale, useTranslations } from "next-intl";
import { TokenAmount } from "@/components/money/token-amount";
import { bpsScale, feeBps, vestingPeriod } from "@/lib/finance";
import { formatDuration } from "@/lib/format";
import { amountOf, formatAmount, formatBps } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { Station } from "./station";
import type { Statement } from "./statement";

type JourneyProps = { known: { readonly view: ProtocolView; readonly statement: Statement } | undefined };

/**
 * The way of a dollar as a closed line with six stations, with what is at each of them at this block. What is not
 * deployed yet is a siding, dashed and hollow. On a phone the line runs down the side.
 */
export function Journey({ known }: JourneyProps) {
  const t = useTranslations("landing");
  const locale = useLocale();
  const usdc = (raw: bigint) => formatAmount({ amount: amountOf("USDC", raw), locale });
  const sheet = known?.view.sheet;
  const lending = known?.statement.lending ?? false;
  return (
    <ol className="journey">
      <Station number={1} name={t("journey.pay.name")} value={t("now.priceValue")} note={t("journey.pay.note")} />
      <Station
        number={2}
        name={t("journey.hold.name")}
        value={known && <TokenAmount amount={known.statement.circulating} />}
        note={t("journey.hold.note")}
      />
      <Station
        number={3}
        name={t("journey.stake.name")}
        value={known && <TokenAmount amount={known.statement.staked} />}
        note={t("journey.stake.note")}
      />
      <Station
        number={4}
        name={t("journey.treasury.name")}
        value={sheet && <TokenAmount amount={amountOf("USDC", sheet.cash + sheet.bills)} />}
        note={sheet ? t("journey.treasury.note", { cash: usdc(sheet.cash), bills: usdc(sheet.bills) }) : t("journey.treasury.noteNone")}
      />
      <Station
        number={5}
        later={!lending}
        name={t("journey.deals.name")}
        value={sheet && lending ? <TokenAmount amount={amountOf("USDC", sheet.deals)} /> : t("journey.deals.none")}
        note={t(lending ? "journey.deals.note" : "journey.deals.noteNone")}
      />
      <Station
        number={6}
        name={t("journey.back.name")}
        value={t("journey.back.value", { share: formatBps({ bps: bpsScale - feeBps, locale }) })}
        note={t("journey.back.note", {
          fee: formatBps({ bps: feeBps, locale }),
          vesting: formatDuration({ seconds: vestingPeriod, locale }),
        })}
      />
    </ol>
  );
}
