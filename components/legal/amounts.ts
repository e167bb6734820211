import { assetsInAid, lossBuffer } from "@/lib/finance";
import { aidToUsdc, type Amount, amountOf, formatAmount, formatPercent, ratio } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { redeemableNow } from "@/lib/screens";

/** The amounts that the sentences about risks name, as the language writes them; null coverage while there is no supply. */
export function amounts(view: ProtocolView, locale: string) {
  const { sheet, reserves } = view;
  const text = (amount: Amount) => formatAmount({ amount, locale });
  const assets = assetsInAid(sheet);
  const coverage = ratio(assets, sheet.supply);
  return {
    issued: text(amountOf("AID", sheet.supply)),
    backing: text(aidToUsdc(amountOf("AID", assets)).usdc),
    coverage: coverage === null ? null : formatPercent({ value: coverage, decimals: 18, locale, rounding: "down" }),
    surplus: text(amountOf("AID", lossBuffer(sheet, reserves))),
    staked: text(amountOf("AID", sheet.staked)),
    payout: text(amountOf("USDC", redeemableNow(view))),
  };
}
