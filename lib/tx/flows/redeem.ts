import { z } from "zod";
import { aidToUsdc, amountOf } from "../../money/index";
import { defineFlow } from "../define-flow";
import { rawAmount } from "./raw";
import { redemptionCall, redemptionOutcome, redemptionSummary } from "./redemption";

const schema = z.strictObject({
  /** AID given, 18 decimals. */
  aidRaw: rawAmount.refine((raw) => aidToUsdc(amountOf("AID", raw)).usdc.raw > 0n),
});

/** AID → USDC, one for one, without fee (Issuer.redeem). */
export const redeem = defineFlow({
  id: "redeem",
  schema,
  routes: ({ aidRaw }, where) => [{ takesPermit: false, call: () => redemptionCall(aidRaw, where) }],
  summary: ({ aidRaw }) => redemptionSummary(aidRaw),
  invalidates: () => ["account", "protocol"],
  outcome: ({ aidRaw }, where) => redemptionOutcome(aidRaw, where),
});
