import { sheetAfterMint, sheetAfterStake } from "../finance/balance-sheet";
import { convertToShares } from "../finance/shares";
import { aidToUsdc, amountOf, type Amount, usdcForAid, usdcToAid } from "../money/index";
import type { ProtocolView } from "../queries/lens";
import { type Action, type Check, decideAction } from "./action";
import { balanceChanges, type BalanceChange } from "./change";
import * as checks from "./checks";
import { type DrawnEffect, drawnEffect } from "./drawn-effect";
import { exitDiscount } from "./exit-discount";
import type { ScreenFacts } from "./facts";
import type { Reason } from "./reason";

export type PayWith = "AID" | "USDC";

export type StakeData = { readonly payWith: PayWith; readonly aidRaw: bigint; readonly sharesRaw: bigint };

/** Everything the Stake form shows that follows from what is known. */
export type StakeScreen = {
  readonly action: Action;
  /** Why nobody can stake this way now, connected or not. */
  readonly closed: Reason | undefined;
  /** Leaving pays this part less than entering costs, 1e18; 0 while no loss is open, or nothing is known. */
  readonly exitDiscount: bigint;
  /** AID in the field; absent while it holds no amount. */
  readonly staking: Amount<"AID"> | undefined;
  /** What leaves the account. */
  readonly pays: Amount<"AID" | "USDC"> | undefined;
  /** Shares at the price of the newest block; the block that includes the transaction settles it. */
  readonly receives: Amount<"sAID"> | undefined;
  readonly changes: readonly BalanceChange[];
  readonly effect: DrawnEffect | undefined;
  readonly data: StakeData | undefined;
};

type StakeFacts = ScreenFacts & { readonly payWith: PayWith };
type Typed = Pick<StakeFacts, "input">;

const stakes = (facts: Typed): Amount<"AID"> | undefined => {
  const raw = checks.typed(facts);
  return raw === undefined ? undefined : amountOf("AID", raw);
};

const usdcNeeded = (facts: Typed): Amount<"USDC"> | undefined => {
  const aid = stakes(facts);
  return aid && usdcForAid(aid);
};

const noShares: Check = (facts) => (sharesFor(facts.protocol, stakes(facts))?.raw === 0n ? { code: "too-small" } : undefined);

/** USDC has six decimals: AID that it is to mint cannot have more. */
const tooFine: Check = (facts) => {
  const aid = stakes(facts);
  return aid && aidToUsdc(aid).dust.raw > 0n ? { code: "usdc-decimals" } : undefined;
};

const orders = {
  AID: [
    checks.stakingClosed,
    // Router refuses it; a wallet that goes straight to StakedAID is told the same.
    checks.sanctioned,
    checks.textProblem("AID"),
    checks.balanceShort(stakes, ({ account }) => account.aid),
    noShares,
    checks.noGas,
  ],
  USDC: [
    checks.stakingClosed,
    checks.mintingClosed,
    checks.sanctioned,
    checks.accountFrozen,
    checks.textProblem("AID"),
    tooFine,
    checks.balanceShort(usdcNeeded, ({ account }) => account.usdc),
    checks.capExceeded(usdcNeeded),
    noShares,
    checks.noGas,
  ],
} as const satisfies Record<PayWith, readonly Check[]>;

/** AID in the field, and what pays for it → what the Stake screen offers and shows. */
export function stakeScreen(facts: StakeFacts): StakeScreen {
  const { protocol, account, now, payWith } = facts;
  const aid = stakes(facts);
  const pays = payWith === "AID" ? aid : usdcNeeded(facts);
  const receives = sharesFor(protocol, aid);
  const action = decideAction({ facts, verb: "stake", checks: orders[payWith], amount: () => aid });
  return {
    action,
    staking: aid,
    exitDiscount: protocol ? exitDiscount(protocol) : 0n,
    closed: protocol && closedFor(payWith, protocol, now),
    pays,
    receives,
    changes: balanceChanges(account, [
      { token: payWith, delta: pays && -pays.raw },
      { token: "sAID", delta: receives?.raw },
    ]),
    effect: protocol && drawnEffect(protocol.sheet, aid && action.kind !== "blocked" ? sheetAfter(protocol, facts) : undefined),
    data: aid && receives && receives.raw > 0n ? { payWith, aidRaw: aid.raw, sharesRaw: receives.raw } : undefined,
  };
}

/** The most that can be typed: all of what pays, as AID. */
export function stakeMax(payWith: PayWith, balances: { readonly aid: bigint; readonly usdc: bigint }): Amount<"AID"> {
  return payWith === "AID" ? amountOf("AID", balances.aid) : usdcToAid(amountOf("USDC", balances.usdc));
}

function closedFor(payWith: PayWith, protocol: ProtocolView, now: bigint): Reason | undefined {
  const closed = checks.stakingClosed({ protocol, now });
  return closed ?? (payWith === "USDC" ? checks.mintingClosed({ protocol, now }) : undefined);
}

function sharesFor(protocol: ProtocolView | undefined, aid: Amount<"AID"> | undefined): Amount<"sAID"> | undefined {
  if (protocol === undefined || aid === undefined) return undefined;
  const { totalAssets, shares } = protocol.staking;
  return amountOf("sAID", convertToShares(aid.raw, { totalAssets, supply: shares }));
}

function sheetAfter({ sheet }: ProtocolView, facts: StakeFacts) {
  const aid = stakes(facts);
  if (aid === undefined) return undefined;
  const minted = facts.payWith === "USDC" ? sheetAfterMint(sheet, usdcForAid(aid).raw) : sheet;
  return sheetAfterStake(minted, aid.raw);
}
