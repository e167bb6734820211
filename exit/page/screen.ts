import { mostOf, type ParseResult, parseAmount } from "../../lib/money/index";
import type { ScreenFacts } from "../../lib/screens/facts";
import { redeemLimit } from "../../lib/screens/limits";
import { redeemScreen, type RedeemScreen } from "../../lib/screens/redeem-screen";
import { unstakeScreen, type UnstakeScreen } from "../../lib/screens/unstake-screen";
import { chainId } from "./deployment";
import type { Model } from "./model";

/** What the amount field holds. Max and a chosen reading count whole, whatever the text rounds to. */
export function inputOf({ amountText, amountExact, locale }: Pick<Model, "amountText" | "amountExact" | "locale">): ParseResult {
  return amountExact === undefined ? parseAmount({ text: amountText, token: "AID", locale }) : { status: "ok", raw: amountExact };
}

/** What the field for what leaves sAID holds. */
export function sharesOf({ sharesText, sharesExact, locale }: Pick<Model, "sharesText" | "sharesExact" | "locale">): ParseResult {
  return sharesExact === undefined ? parseAmount({ text: sharesText, token: "sAID", locale }) : { status: "ok", raw: sharesExact };
}

/** What the app's own redeem form would offer for the same facts. */
export function screenOf(model: Model): RedeemScreen {
  return redeemScreen({ ...factsOf(model), input: inputOf(model) });
}

/** What the app's own forms for leaving would offer for the same facts. */
export function leaveScreenOf(model: Model): UnstakeScreen {
  return unstakeScreen({ ...factsOf(model), input: sharesOf(model) });
}

function factsOf({ account, walletChain, protocol, view }: Model): Omit<ScreenFacts, "input"> {
  return {
    connection: account === undefined ? "none" : walletChain === chainId ? "ready" : "wrong-network",
    chain: { status: "live" },
    now: view?.timestamp ?? 0n,
    protocol,
    account: view,
  };
}

/** The most that can be redeemed now, in wei of AID: all there is, or what can be paid out. */
export function mostRedeemable({ protocol, view }: Pick<Model, "protocol" | "view">): bigint | undefined {
  return mostOf({ balance: view?.aid, limit: protocol && redeemLimit(protocol) });
}
