import { assetsInAid } from "@/lib/finance";
import { aidToUsdc, type Amount, amountOf, formatAmount, formatPercent, ratio } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";

/** The amounts that the sentences about risks name, as the language writes them; null coverage while there is no supply. */
export function amounts({ sheet, reserves }: ProtocolView, locale: string) {
  const text = (amount: Amount) => formatAmount({ amount, locale });
  const assets = assetsInAid(sheet);
  const coverage = ratio(assets, sheet.supply);
  // Yield that is not recognised yet is no buffer (Treasury.impairment).
  const buffer = sheet.surplus - reserves.pendingYield;
  return {
    issued: text(amountOf("AID", sheet.supply)),
    backing: text(aidToUsdc(amountOf("AID", assets)).usdc),
    coverage: coverage === null ? null : formatPercent({ value: coverage, decimals: 18, locale, rounding: "down" }),
    surplus: text(amountOf("AID", buffer > 0n ? buffer : 0n)),
    staked: text(amountOf("AID", sheet.staked)),
    payout: text(amountOf("USDC", reserves.redeemable)),
  };
}
