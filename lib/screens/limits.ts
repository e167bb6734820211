import { amountOf, usdcToAid } from "../money/index";
import type { ProtocolView } from "../queries/lens";
import { blockCapOf } from "./checks";
import type { PayWith } from "./stake-screen";

/** The most that one transaction can mint now, micro-dollars: what both caps leave. */
export function mintLimit(protocol: ProtocolView): bigint {
  const { dayLeft } = protocol.minting;
  const blockCap = blockCapOf(protocol);
  return dayLeft < blockCap ? dayLeft : blockCap;
}

/** USDC that can be minted from at the view's block, micro-dollars; 0 while the sanctions list or Circle stops it, which Issuer.mintable does not know. */
export function mintableNow({ minting }: ProtocolView): bigint {
  return minting.sanctionsLive && !stoppedByCircle(minting) ? minting.mintable : 0n;
}

/** USDC that redemptions can be paid at the view's block, micro-dollars; nothing of ours stops them, Circle can. */
export function redeemableNow({ minting, reserves }: ProtocolView): bigint {
  return stoppedByCircle(minting) ? 0n : reserves.redeemable;
}

const stoppedByCircle = ({ usdcPaused, treasuryFrozen }: ProtocolView["minting"]) => usdcPaused || treasuryFrozen;

/** The most AID that can be redeemed now, wei: what cash and T-bills pay. */
export function redeemLimit({ reserves }: ProtocolView): bigint {
  return usdcToAid(amountOf("USDC", reserves.redeemable)).raw;
}

/** The most AID that can be staked at once, wei: unbounded, unless it is minted on the way. */
export function stakeLimit(payWith: PayWith, protocol: ProtocolView): bigint | undefined {
  return payWith === "USDC" ? usdcToAid(amountOf("USDC", mintLimit(protocol))).raw : undefined;
}
