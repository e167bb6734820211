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

/** The most AID that can be redeemed now, wei: what cash and T-bills pay. */
export function redeemLimit({ reserves }: ProtocolView): bigint {
  return usdcToAid(amountOf("USDC", reserves.redeemable)).raw;
}

/** The most AID that can be staked at once, wei: unbounded, unless it is minted on the way. */
export function stakeLimit(payWith: PayWith, protocol: ProtocolView): bigint | undefined {
  return payWith === "USDC" ? usdcToAid(amountOf("USDC", mintLimit(protocol))).raw : undefined;
}
