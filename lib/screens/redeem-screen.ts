import { sheetAfterRedeem } from "../finance/balance-sheet";
import { amountOf, type Amount, aidToUsdc } from "../money/index";
import type { ProtocolView } from "../queries/lens";
import { type Action, type Check, decideAction } from "./action";
import { balanceChanges, type BalanceChange } from "./change";
import * as checks from "./checks";
import { type DrawnEffect, drawnEffect } from "./drawn-effect";
import type { ScreenFacts } from "./facts";
import type { Reason } from "./reason";

/** Whether the connected account may redeem; `unknown` while none is connected or it is read. */
export type Verification =
  | { readonly status: "unknown" }
  | { readonly status: "verified"; readonly until: bigint }
  | { readonly status: "missing"; readonly reason: Reason };

/** Everything the Redeem form shows that follows from what is known. */
export type RedeemScreen = {
  readonly action: Action;
  readonly closed: Reason | undefined;
  readonly verification: Verification;
  readonly receives: Amount<"USDC"> | undefined;
  /** AID that stays because it is less than a micro-dollar; absent where none does. */
  readonly dust: Amount<"AID"> | undefined;
  /** USDC that has to come out of T-bills; absent where cash suffices. */
  readonly fromBills: Amount<"USDC"> | undefined;
  readonly changes: readonly BalanceChange[];
  readonly effect: DrawnEffect | undefined;
  readonly data: { readonly aidRaw: bigint } | undefined;
};

const gives = (facts: Pick<ScreenFacts, "input">): Amount<"AID"> | undefined => {
  const raw = checks.typed(facts);
  return raw === undefined ? undefined : amountOf("AID", raw);
};

const payout = (facts: Pick<ScreenFacts, "input">): Amount<"USDC"> | undefined => {
  const aid = gives(facts);
  return aid && aidToUsdc(aid).usdc;
};

const belowMicro: Check = (facts) => (payout(facts)?.raw === 0n ? { code: "below-micro" } : undefined);

const beyondLiquidity: Check = (facts) => {
  const { redeemable } = facts.protocol.reserves;
  const usdc = payout(facts);
  return usdc && usdc.raw > redeemable ? { code: "payable", left: amountOf("USDC", redeemable) } : undefined;
};

const order = [
  checks.usdcStopped,
  checks.sanctioned,
  checks.accountFrozen,
  checks.notVerified,
  checks.textProblem("AID"),
  belowMicro,
  checks.balanceShort(gives, ({ account }) => account.aid),
  beyondLiquidity,
  checks.noGas,
] as const;

/** AID in the field → what the Redeem screen offers and shows. */
export function redeemScreen(facts: ScreenFacts): RedeemScreen {
  const { protocol, account, now } = facts;
  const aid = gives(facts);
  const settled = aid && aidToUsdc(aid);
  const action = decideAction({ facts, verb: "redeem", checks: order, amount: () => aid });
  return {
    action,
    closed: protocol && checks.usdcStopped({ protocol, now }),
    verification: verificationOf(facts),
    receives: settled?.usdc,
    dust: settled && settled.dust.raw > 0n ? settled.dust : undefined,
    fromBills: settled && protocol && soldBills(protocol, settled.usdc),
    changes: balanceChanges(account, [
      { token: "AID", delta: aid && settled && settled.dust.raw - aid.raw },
      { token: "USDC", delta: settled?.usdc.raw },
    ]),
    effect:
      protocol &&
      drawnEffect(protocol.sheet, settled && action.kind !== "blocked" ? afterRedeem(protocol, settled.usdc.raw) : undefined),
    data: aid && { aidRaw: aid.raw },
  };
}

function verificationOf(facts: ScreenFacts): Verification {
  const { protocol, account } = facts;
  if (facts.connection !== "ready" || protocol === undefined || account === undefined) return { status: "unknown" };
  const reason = checks.notVerified({ ...facts, protocol, account });
  return reason ? { status: "missing", reason } : { status: "verified", until: account.verifiedUntil };
}

function soldBills({ sheet: { cash } }: ProtocolView, { raw }: Amount<"USDC">): Amount<"USDC"> | undefined {
  return raw > cash ? amountOf("USDC", raw - cash) : undefined;
}

/** Nothing is drawn for more than there is. */
function afterRedeem({ sheet, reserves }: ProtocolView, usdc: bigint) {
  return usdc > reserves.redeemable ? undefined : sheetAfterRedeem(sheet, usdc);
}
