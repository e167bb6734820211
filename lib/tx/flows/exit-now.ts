import { z } from "zod";
import { leastAfterTolerance } from "../../finance/index";
import { amountOf } from "../../money/index";
import { defineFlow } from "../define-flow";
import { type Leaving, leavingCall, leavingOutcome } from "./leaving";
import { rawAmount } from "./raw";

const schema = z.strictObject({
  /** sAID, 18 decimals. */
  sharesRaw: rawAmount,
  /** AID the person was shown, 18 decimals (StakedAID.previewInstant). */
  assetsRaw: rawAmount,
});

const leaving = ({ sharesRaw, assetsRaw }: z.output<typeof schema>): Leaving => ({ kind: "now", sharesRaw, minRaw: leastAfterTolerance(assetsRaw) });

/** sAID → AID at once, for a fee (StakedAID.redeemInstant). */
export const exitNow = defineFlow({
  id: "exitNow",
  schema,
  routes: (data, where) => [{ takesPermit: false, call: () => leavingCall(leaving(data), where) }],
  summary: ({ sharesRaw, assetsRaw }) => [
    { kind: "leaves", amount: amountOf("sAID", sharesRaw) },
    { kind: "arrives", amount: amountOf("AID", assetsRaw), least: amountOf("AID", leastAfterTolerance(assetsRaw)) },
  ],
  invalidates: () => ["account", "protocol"],
  outcome: (data, where) => leavingOutcome(leaving(data), where),
});
