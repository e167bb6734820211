import { aidPerUsdc } from "./constants";

/** AID wei created for USDC micro-dollars. Mirrors Issuer.mint(). */
export function previewMint(usdc: bigint): bigint {
  return usdc * aidPerUsdc;
}

/**
 * What redeeming `aid` wei pays (micro-dollars, rounded down), burns and leaves with the owner.
 * Mirrors Issuer.redeem(), which reverts where nothing would be paid.
 */
export function previewRedeem(aid: bigint): { usdc: bigint; burned: bigint; dust: bigint } {
  const usdc = aid / aidPerUsdc;
  const burned = usdc * aidPerUsdc;
  return { usdc, burned, dust: aid - burned };
}
