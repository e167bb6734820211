import type { AccountView } from "../queries/lens";
import type { FlowData } from "../tx/flows/index";

/** What a contract of ours may take from an account. */
export type GivenAllowance = FlowData<"revoke"> & {
  /** In the token's smallest unit. */
  readonly raw: bigint;
};

/** Nobody has so much of anything: who allowed this meant "all". */
const unlimited = 2n ** 128n;

/** Every allowance that a contract of ours can use, those of nothing too. Our contracts take tokens in no other way. */
export function allowancesOf(view: AccountView): readonly GivenAllowance[] {
  return [
    { token: "USDC", spender: "Issuer", raw: view.usdcToIssuer },
    { token: "USDC", spender: "Router", raw: view.usdcToRouter },
    { token: "AID", spender: "StakedAID", raw: view.aidToStaked },
    { token: "AID", spender: "Router", raw: view.aidToRouter },
  ];
}

/** Whether an allowance is more than there can ever be of the token. */
export function isUnlimited(raw: bigint): boolean {
  return raw >= unlimited;
}
