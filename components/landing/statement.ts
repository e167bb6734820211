import { assetsInAid, circulating, lossBuffer } from "@/lib/finance";
import { aidToUsdc, amountOf, type Amount, ratio } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";

/** The figures of the landing page, from one view of the chain. */
export type Statement = {
  supply: Amount<"AID">;
  circulating: Amount<"AID">;
  staked: Amount<"AID">;
  backing: Amount<"USDC">;
  /** Backing over supply, 1e18; null while there is no supply to back. */
  coverage: bigint | null;
  surplus: Amount<"AID">;
  /** Cash and withdrawable bills less what circulates; negative when they fall short. */
  freeLiquidity: Amount<"AID">;
  entryPrice: bigint;
  /** Only where leaving pays less than entering costs. */
  exitPriceBelow: bigint | null;
  /** What takes losses before the stakers do: surplus without pending yield. */
  buffer: Amount<"AID">;
  lending: boolean;
};

/** Units as in the view: USDC 6 decimals, AID 18, prices 1e18. Coverage is rounded down. */
export function statementOf({ sheet, reserves, staking }: ProtocolView): Statement {
  const assets = assetsInAid(sheet);
  return {
    supply: amountOf("AID", sheet.supply),
    circulating: amountOf("AID", circulating(sheet)),
    staked: amountOf("AID", sheet.staked),
    backing: aidToUsdc(amountOf("AID", assets)).usdc,
    coverage: ratio(assets, sheet.supply),
    surplus: amountOf("AID", sheet.surplus),
    freeLiquidity: amountOf("AID", sheet.freeLiquidity),
    entryPrice: staking.entryPrice,
    exitPriceBelow: staking.exitPrice < staking.entryPrice ? staking.exitPrice : null,
    buffer: amountOf("AID", lossBuffer(sheet, reserves)),
    lending: sheet.deals > 0n,
  };
}
