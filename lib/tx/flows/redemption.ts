import { issuerAbi } from "../../../abis/issuer";
import { aidToUsdc, amountOf } from "../../money/index";
import { encodeCall } from "../calls";
import type { Call, OutcomeFilter, SummaryRow, Where } from "../flow";
import { addressTopic, eventTopic, uintWords } from "../outcome";

// What a redemption is, apart from how it is stored and planned: exit.html has it too, and carries no schema library.

/** The call that redeems. The Issuer burns its caller's AID: no allowance is needed. `aidRaw` 18 decimals. */
export function redemptionCall(aidRaw: bigint, { account, addresses }: Where): Call {
  return encodeCall({ to: addresses.Issuer, abi: issuerAbi, functionName: "redeem", args: [aidRaw, account] });
}

/** What leaves, what arrives, and the dust that stays: only whole micro-dollars are burned. */
export function redemptionSummary(aidRaw: bigint): readonly Extract<SummaryRow, { kind: "leaves" | "arrives" | "stays" }>[] {
  const { usdc, dust } = aidToUsdc(amountOf("AID", aidRaw));
  return [
    { kind: "leaves", amount: amountOf("AID", aidRaw - dust.raw) },
    { kind: "arrives", amount: usdc },
    ...(dust.raw > 0n ? [{ kind: "stays", amount: dust } as const] : []),
  ];
}

/** The Issuer's log: Redeemed(caller, receiver, usdc, aid). */
export function redemptionOutcome(aidRaw: bigint, { account, addresses }: Where): OutcomeFilter {
  return {
    address: addresses.Issuer,
    topics: [eventTopic(issuerAbi, "Redeemed"), addressTopic(account), addressTopic(account)],
    dataPrefix: uintWords(aidToUsdc(amountOf("AID", aidRaw)).usdc.raw),
  };
}
