import { mostOf, type ParseResult, parseAmount } from "../../lib/money/index";
import { redeemLimit } from "../../lib/screens/limits";
import { redeemScreen, type RedeemScreen } from "../../lib/screens/redeem-screen";
import { chainId } from "./deployment";
import type { Model } from "./model";

/** What the amount field holds. Max and a chosen reading count whole, whatever the text rounds to. */
export function inputOf({ amountText, amountExact, locale }: Pick<Model, "amountText" | "amountExact" | "locale">): ParseResult {
  return amountExact === undefined ? parseAmount({ text: amountText, token: "AID", locale }) : { status: "ok", raw: amountExact };
}

/** What the app's own redeem form would offer for the same facts. */
export function screenOf(model: Model): RedeemScreen {
  const { account, walletChain, protocol, view } = model;
  return redeemScreen({
    connection: account === undefined ? "none" : walletChain === chainId ? "ready" : "wrong-network",
    chain: { status: "live" },
    now: view?.timestamp ?? 0n,
    protocol,
    account: view,
    input: inputOf(model),
  });
}

/** The most that can be redeemed now, in wei of AID: all there is, or what can be paid out. */
export function mostRedeemable({ protocol, view }: Pick<Model, "protocol" | "view">): bigint | undefined {
  return mostOf({ balance: view?.aid, limit: protocol && redeemLimit(protocol) });
}
