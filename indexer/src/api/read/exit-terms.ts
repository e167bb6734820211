import { and, desc, eq } from "ponder";
import type { Readers } from "../../../../lib/indexer/api/readers";
import { leastExitFee, mostExitFee, one, poolFee, ticketWait } from "../../../../lib/finance";
import { poolTrade } from "../../../schema/pool";
import type { ReadProtocol } from "./protocol";
import type { Source } from "./source";

const nothing = (value: bigint): bigint => (value > 0n ? value : 0n);

/** The fee of the next AID that leaves at once: at its least with a full buffer, at its most with an empty one. Mirrors ExitFee before it is averaged. */
function feeOfNext(free: bigint, buffer: bigint): bigint {
  if (buffer === 0n || free <= 0n) return mostExitFee;
  return free >= buffer ? leastExitFee : mostExitFee - ((mostExitFee - leastExitFee) * free) / buffer;
}

export function exitTermsReaders({ db, chainId, addresses }: Source, protocol: ReadProtocol): Pick<Readers, "exitTerms"> {
  const { Issuer, StakedAID, AidUsdcPool: pool } = addresses;
  async function market() {
    if (pool === undefined) return null;
    const [last] = await db.select({ price: poolTrade.price }).from(poolTrade).where(and(eq(poolTrade.chainId, chainId))).orderBy(desc(poolTrade.block), desc(poolTrade.logIndex)).limit(1);
    const note = "Anybody may trade. What a trade pays depends on its size: ask the pool's quoter.";
    return { pool, price: last?.price ?? null, feeHundredthsOfBps: Number(poolFee), note };
  }
  return {
    async exitTerms({ head }) {
      const { reserves, staking, exits, minting, sheet } = await protocol(head);
      const data = {
        redeem: {
          ...{ who: "Verified accounts that are not sanctioned.", needsVerification: true, waitSeconds: 0 },
          calls: [{ contract: Issuer, function: "redeem(uint256 aid, address receiver)" }],
          ...{ price: one, feeBps: 0, available: reserves.redeemable, blocked: minting.usdcPaused || minting.treasuryFrozen },
        },
        queue: {
          ...{ who: "Every holder of sAID.", needsVerification: false, waitSeconds: Number(ticketWait) },
          calls: [
            { contract: StakedAID, function: "requestRedeem(uint256 shares, address controller, address owner)" },
            { contract: StakedAID, function: "process(uint256 max)" },
            { contract: StakedAID, function: "claim(uint256 ticket)" },
          ],
          ...{ price: staking.exitPrice, feeBps: 0, ahead: exits.unservedAssets, free: sheet.freeLiquidity },
          cancelling: "Free, for what has not been served: the shares come back.",
        },
        atOnce: {
          ...{ who: "Every holder of sAID, as far as liquidity reaches.", needsVerification: false, waitSeconds: 0 },
          calls: [{ contract: StakedAID, function: "redeemInstant(uint256 shares, uint256 minAssets)" }],
          ...{ price: staking.exitPrice, available: nothing(exits.freeAfterQueue), feeNow: feeOfNext(exits.freeAfterQueue, exits.buffer) },
          ...{ feeLeast: leastExitFee, feeMost: mostExitFee, feeGoesTo: "Those who stay: it joins the rewards that vest." },
        },
        market: await market(),
        junior: {
          ...{ who: "Every holder of a deal's junior token.", needsVerification: false, calls: [], waitSeconds: 0 },
          note: "Nobody redeems a junior token. What its deal pays is fetched as it comes in; the token can be given or sold to somebody else.",
        },
      };
      return { data };
    },
  };
}
