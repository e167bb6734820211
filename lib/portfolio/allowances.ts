import type { AccountView } from "../queries/lens";
import type { SwapAllowances } from "../queries/market";
import type { FlowData } from "../tx/flows/index";

/** What a contract may take from an account. */
export type GivenAllowance = FlowData<"revoke"> & {
  /** In the token's smallest unit. */
  readonly raw: bigint;
};

/** Nobody has so much of anything: who allowed this meant "all". */
const unlimited = 2n ** 128n;

/**
 * Every allowance that this site asks for, those of nothing too: our contracts take tokens in no other way, and a swap asks for
 * Uniswap's router, as far as there is one and it was read.
 */
export function allowancesOf(view: AccountView, swap: SwapAllowances | undefined): readonly GivenAllowance[] {
  return [
    { token: "USDC", spender: "Issuer", raw: view.usdcToIssuer },
    { token: "USDC", spender: "Router", raw: view.usdcToRouter },
    { token: "AID", spender: "StakedAID", raw: view.aidToStaked },
    { token: "AID", spender: "Router", raw: view.aidToRouter },
    ...(swap ? (["USDC", "AID"] as const).map((token) => ({ token, spender: "SwapRouter", raw: swap[token] }) as const) : []),
  ];
}

/** Whether an allowance is more than there can ever be of the token. */
export function isUnlimited(raw: bigint): boolean {
  return raw >= unlimited;
}
