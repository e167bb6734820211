import { sheetAfterMint } from "../finance/balance-sheet";
import { amountOf, type Amount, usdcToAid } from "../money/index";
import { type Action, decideAction } from "./action";
import { balanceChanges, type BalanceChange } from "./change";
import * as checks from "./checks";
import { type DrawnEffect, drawnEffect } from "./drawn-effect";
import type { ScreenFacts } from "./facts";
import type { Reason } from "./reason";

/** Everything the Mint form shows that follows from what is known. */
export type MintScreen = {
  readonly action: Action;
  /** Why nobody can mint now, connected or not. */
  readonly closed: Reason | undefined;
  /** Exactly what arrives; absent while the field holds no amount. */
  readonly receives: Amount<"AID"> | undefined;
  readonly changes: readonly BalanceChange[];
  readonly effect: DrawnEffect | undefined;
  /** What the flow is started with. */
  readonly data: { readonly usdcRaw: bigint } | undefined;
};

const pays = (facts: Pick<ScreenFacts, "input">): Amount<"USDC"> | undefined => {
  const raw = checks.typed(facts);
  return raw === undefined ? undefined : amountOf("USDC", raw);
};

const order = [
  checks.mintingClosed,
  checks.sanctioned,
  checks.accountFrozen,
  checks.textProblem("USDC"),
  checks.balanceShort(pays, ({ account }) => account.usdc),
  checks.capExceeded(pays),
  checks.noGas,
] as const;

/** USDC in the field → what the Mint screen offers and shows. */
export function mintScreen(facts: ScreenFacts): MintScreen {
  const { protocol, account, now } = facts;
  const usdc = pays(facts);
  const receives = usdc && usdcToAid(usdc);
  const action = decideAction({ facts, verb: "mint", checks: order, amount: () => receives });
  return {
    action,
    closed: protocol && checks.mintingClosed({ protocol, now }),
    receives,
    changes: balanceChanges(account, [
      { token: "USDC", delta: usdc && -usdc.raw },
      { token: "AID", delta: receives?.raw },
    ]),
    effect: protocol && drawnEffect(protocol.sheet, usdc && fits(action) ? sheetAfterMint(protocol.sheet, usdc.raw) : undefined),
    data: usdc && { usdcRaw: usdc.raw },
  };
}

/** The effect is drawn for what could happen: also before a wallet is connected, never beyond a balance or a cap. */
function fits({ kind }: Action): boolean {
  return kind !== "blocked";
}
