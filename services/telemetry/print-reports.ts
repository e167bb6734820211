import { setTimeout as pause } from "node:timers/promises";
import { type Chain, type Client, encodeFunctionData, type Transport } from "viem";
import { telemetryAbi } from "../../abis/telemetry";
import type { EveryAddress } from "../../lib/chain/credit-addresses";
import { classify } from "../../lib/errors/classify";
import { type Log, sayingChanges } from "../agent/log";
import type { Meter } from "../agent/meter";
import { refusalOf } from "../agent/refusal-of";
import { restMs } from "../agent/rest";
import { prepareReport, type Reporting } from "./report/prepare";
import type { Report } from "./report/standing";

export type Printing = {
  readonly client: Client<Transport, Chain>;
  readonly addresses: EveryAddress;
  readonly reporting: Reporting;
  readonly intervalMs: number;
  readonly log: Log;
  readonly meter: Pick<Meter, "looked">;
};

/**
 * Signs what is due and writes it for somebody else to submit: each report once, and again when a later one takes the place of
 * one that nobody has submitted.
 */
export async function printReports({ client, addresses, reporting, intervalMs, log, meter }: Printing, signal: AbortSignal): Promise<void> {
  const say = sayingChanges(log);
  let printed: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const prepared = await prepareReport(client, addresses, reporting);
      failures = 0;
      if (!prepared.due) say(prepared.level, "idle", { why: prepared.why, ...prepared.facts });
      else if (printed !== idOf(prepared.report)) {
        printed = idOf(prepared.report);
        const { report, signature } = prepared;
        const data = encodeFunctionData({ abi: telemetryAbi, functionName: "submit", args: [report, signature] });
        log("info", "signed", { ...prepared.facts, signature, to: addresses.Telemetry, data });
      }
    } catch (error) {
      failures += 1;
      const refused = refusalOf(error);
      const { code, detail } = classify(error);
      say("warn", "look-failed", refused === undefined ? { why: code, detail } : { why: refused.why, ...refused.facts });
    }
    const next = failures > 0 ? undefined : "idle";
    meter.looked(next);
    await pause(restMs({ next, failures, losses: 0, intervalMs, soonMs: intervalMs }), undefined, { signal }).catch(() => undefined);
  }
}

const idOf = ({ start, end }: Report): string => `${start}-${end}`;
