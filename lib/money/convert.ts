import type { Amount } from "./amount";
import { divide } from "./divide";
import { type Token, tokens } from "./tokens";

/** AID has twelve decimals more than USDC; one AID is one USDC. */
export const usdcToAidScale = 10n ** BigInt(tokens.AID.decimals - tokens.USDC.decimals);

/** So many whole units of a token: `wholeUnits("USDC", 5n)` is five dollars' worth of micro-dollars. */
export function wholeUnits<T extends Token>(token: T, count: bigint): Amount<T> {
  return { token, raw: count * 10n ** BigInt(tokens[token].decimals) };
}

/** USDC → AID, 1:1 and exact. */
export function usdcToAid(usdc: Amount<"USDC">): Amount<"AID"> {
  return { token: "AID", raw: usdc.raw * usdcToAidScale };
}

/**
 * AID → USDC, rounded down to whole micro-dollars. `dust` is the AID that is too small to convert;
 * the Issuer leaves it with the owner instead of burning it.
 */
export function aidToUsdc(aid: Amount<"AID">): { usdc: Amount<"USDC">; dust: Amount<"AID"> } {
  const raw = divide(aid.raw, usdcToAidScale, "floor");
  return {
    usdc: { token: "USDC", raw },
    dust: { token: "AID", raw: aid.raw - raw * usdcToAidScale },
  };
}

/** The least USDC that mints at least this much AID: the same conversion rounded up. */
export function usdcForAid(aid: Amount<"AID">): Amount<"USDC"> {
  return { token: "USDC", raw: divide(aid.raw, usdcToAidScale, "ceil") };
}
