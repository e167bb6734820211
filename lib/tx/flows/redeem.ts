import { z } from "zod";
import { issuerAbi } from "../../../abis";
import { aidToUsdc, amountOf } from "../../money/index";
import { encodeCall } from "../calls";
import { defineFlow } from "../define-flow";
import { addressTopic, eventTopic, uintWords } from "../outcome";
import { rawAmount } from "./raw";

const schema = z.strictObject({
  /** AID given, 18 decimals. */
  aidRaw: rawAmount.refine((raw) => aidToUsdc(amountOf("AID", raw)).usdc.raw > 0n),
});

/** AID → USDC, one for one, without fee (Issuer.redeem). The Issuer burns its caller's AID: no allowance is needed. */
export const redeem = defineFlow({
  id: "redeem",
  schema,
  routes: ({ aidRaw }, { account, addresses }) => [
    {
      takesPermit: false,
      call: () => encodeCall({ to: addresses.Issuer, abi: issuerAbi, functionName: "redeem", args: [aidRaw, account] }),
    },
  ],
  summary: ({ aidRaw }) => {
    const { usdc, dust } = aidToUsdc(amountOf("AID", aidRaw));
    const burned = amountOf("AID", aidRaw - dust.raw);
    return [
      { kind: "leaves", amount: burned },
      { kind: "arrives", amount: usdc },
      // Only whole micro-dollars are burned.
      ...(dust.raw > 0n ? [{ kind: "stays", amount: dust } as const] : []),
    ];
  },
  invalidates: () => ["account", "protocol"],
  // Redeemed(caller, receiver, usdc, aid)
  outcome: ({ aidRaw }, { account, addresses }) => ({
    address: addresses.Issuer,
    topics: [eventTopic(issuerAbi, "Redeemed"), addressTopic(account), addressTopic(account)],
    dataPrefix: uintWords(aidToUsdc(amountOf("AID", aidRaw)).usdc.raw),
  }),
});
