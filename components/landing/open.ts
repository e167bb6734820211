import type { ProtocolView } from "@/lib/queries";

/** Whether anything can be minted at the view's block: every gate and cap is in `mintable` (Issuer.mintable), Circle's are not. */
export function canMint({ minting }: ProtocolView): boolean {
  return minting.mintable > 0n && !minting.usdcPaused && !minting.treasuryFrozen;
}

/** Whether verified accounts can redeem at the view's block: nothing of ours stops it, Circle can. */
export function canRedeem({ minting, reserves }: ProtocolView): boolean {
  return reserves.redeemable > 0n && !minting.usdcPaused && !minting.treasuryFrozen;
}
