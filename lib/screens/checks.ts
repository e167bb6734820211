import { feedFloor, feedStatus } from "../finance/feed-status";
import { amountOf, type Amount, checkAmount, type Token, wholeUnits } from "../money/index";
import type { ProtocolView } from "../queries/lens";
import type { Check } from "./action";
import type { ReadyFacts, ScreenFacts } from "./facts";
import type { Reason } from "./reason";

type ProtocolFacts = { readonly protocol: ProtocolView; readonly now: bigint };

/** USDC cannot move to or from the Treasury. Stops minting and redeeming alike (FiatToken). */
export function usdcStopped({ protocol }: ProtocolFacts): Reason | undefined {
  if (protocol.minting.treasuryFrozen) return { code: "treasury-frozen" };
  return protocol.minting.usdcPaused ? { code: "usdc-paused" } : undefined;
}

/** Why nobody can mint, whatever the amount. Mirrors Issuer.mint()'s conditions on the protocol. */
export function mintingClosed(facts: ProtocolFacts): Reason | undefined {
  const { minting } = facts.protocol;
  const stopped = usdcStopped(facts);
  if (stopped !== undefined) return stopped;
  if (minting.paused) return { code: "mint-paused" };
  return feedReason(facts) ?? (minting.sanctionsLive ? undefined : { code: "sanctions-unavailable" });
}

function feedReason({ protocol: { feed, timestamp }, now }: ProtocolFacts): Reason | undefined {
  const time = now > timestamp ? now : timestamp;
  switch (feedStatus(feed, time)) {
    case "holds":
      return undefined;
    case "unavailable":
      return { code: "feed-unavailable" };
    case "stale":
      return { code: "feed-stale", seconds: time - feed.updatedAt };
    case "below-floor":
      return { code: "feed-below-floor", price: feed.answer, floor: feedFloor(feed.decimals), decimals: feed.decimals };
  }
}

/** Why nobody can stake (StakedAID.maxDeposit). */
export function stakingClosed({ protocol }: ProtocolFacts): Reason | undefined {
  return protocol.staking.open ? undefined : { code: "staking-closed" };
}

/** The account may not mint, redeem or stake. */
export const sanctioned: Check = ({ account }) => (account.sanctioned ? { code: "sanctioned" } : undefined);

/** The account's USDC is frozen by Circle: it can neither pay nor receive any. */
export const accountFrozen: Check = ({ account }) => (account.usdcFrozen ? { code: "account-frozen" } : undefined);

/** Redeeming is for verified accounts (Identity.isVerified). A revocation keeps the number and clears the expiry. */
export const notVerified: Check = ({ account, now }) => {
  if (account.verified && account.verifiedUntil > now) return undefined;
  if (account.verifiedUntil > 0n) return { code: "verification-expired", at: account.verifiedUntil };
  return { code: account.voucherNumber > 0n ? "verification-revoked" : "not-verified" };
};

/** The text in the field is no amount. */
export function textProblem(token: Token): Check {
  return ({ input }) => (input.status === "problem" ? { code: "amount", token, problem: input.problem } : undefined);
}

/** The account has less than it would pay. */
export function balanceShort(pays: (facts: ReadyFacts) => Amount | undefined, balance: (facts: ReadyFacts) => bigint): Check {
  return (facts) => {
    const amount = pays(facts);
    const problem = amount && checkAmount({ amount, balance: balance(facts) });
    return problem?.code === "exceeds-balance" ? { code: "needs-more", missing: problem.missing } : undefined;
  };
}

/**
 * The caps on minting. One transaction is in one block, and a block's cap is whole in every new block: what was used
 * of it in the newest block does not bind. The day's cap refills linearly.
 */
export function capExceeded(usdcOf: (facts: ReadyFacts) => Amount<"USDC"> | undefined): Check {
  return (facts) => {
    const usdc = usdcOf(facts);
    if (usdc === undefined) return undefined;
    const { dayLeft } = facts.protocol.minting;
    const blockCap = blockCapOf(facts.protocol);
    if (usdc.raw > dayLeft) return dayLeft === 0n ? { code: "day-cap-used" } : { code: "day-cap", left: amountOf("USDC", dayLeft) };
    return usdc.raw > blockCap ? { code: "block-cap", left: amountOf("USDC", blockCap) } : undefined;
  };
}

/** The most one block lets be minted, micro-dollars. The contract stores whole USDC. */
export function blockCapOf({ minting }: ProtocolView): bigint {
  return wholeUnits("USDC", minting.blockCap).raw;
}

/** The account cannot pay the network. One with code may have somebody else pay. */
export const noGas: Check = ({ account }) => (account.native === 0n && !account.hasCode ? { code: "no-gas" } : undefined);

/** The raw value in the field, where it is an amount. */
export function typed({ input }: Pick<ScreenFacts, "input">): bigint | undefined {
  return input.status === "ok" ? input.raw : undefined;
}
