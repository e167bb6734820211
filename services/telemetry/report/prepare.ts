import type { Chain, Client, Hex, Transport } from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import type { EveryAddress } from "../../../lib/chain/credit-addresses";
import type { Facts, Level } from "../../agent/log";
import { type Bill, earnedBy, readBills } from "../billing";
import type { Journal } from "../journal";
import type { TelemetryMeter } from "../meter";
import { nameOf, type Source, SourceError } from "../read-source";
import { compileReport } from "./compile-report";
import { nextPeriod, type Rhythm } from "./period";
import { readStanding } from "./read-standing";
import { refusalOf } from "./refusal";
import { signReport } from "./sign-report";
import type { Report, Standing } from "./standing";

/** All that reports of a title are made from. */
export type Reporting = {
  readonly titleId: bigint;
  readonly reporter: PrivateKeyAccount;
  readonly journal: Journal;
  readonly bills: Source | undefined;
  readonly rhythm: Rhythm;
  readonly meter?: Pick<TelemetryMeter, "stood">;
};

export type Prepared =
  | { readonly due: false; readonly why: string; readonly level: Level; readonly facts: Facts }
  | { readonly due: true; readonly report: Report; readonly signature: Hex; readonly facts: Facts };

/** From here on a deal on the title may soon be called in breach: 72 hours of silence. */
const quietHours = 48;
/** What may still be needed after a reorganisation. */
const keepSeconds = 7 * 86_400;

/** The report that is due at the newest block, signed, or why there is none. Throws viem's error when the chain does not answer. */
export async function prepareReport(client: Client<Transport, Chain>, addresses: EveryAddress, reporting: Reporting): Promise<Prepared> {
  const { titleId, reporter, journal, bills, rhythm } = reporting;
  const standing = await readStanding(client, addresses, titleId);
  reporting.meter?.stood(standing);
  if (standing.lastEnd > 0) journal.forget(standing.lastEnd - keepSeconds);
  const stretches = journal.all();
  const period = nextPeriod(standing, stretches, rhythm);
  const facts = { titleId, hoursSinceReport: silence(standing) };
  if ("why" in period) return { due: false, why: period.why, level: levelOf(standing, period.why), facts };

  const read = bills === undefined ? { bills: [] } : await tryBills(bills, titleId);
  if ("problem" in read && standing.now - period.start < rhythm.heartbeat) {
    return { due: false, why: "bills-unreadable", level: "warn", facts: { ...facts, detail: read.problem } };
  }
  // Once the heartbeat is due it goes without them: what was earned until then is in the next one.
  const earned = "bills" in read ? earnedBy(read.bills, period.end) : 0n;
  const report = compileReport(titleId, standing, period, stretches, earned);
  const refusal = refusalOf(report, standing, reporter.address);
  if (refusal !== undefined) return { due: false, why: refusal.why, level: "error", facts: { ...facts, detail: refusal.sentence } };
  const signature = await signReport(report, reporter, { chainId: client.chain.id, telemetry: addresses.Telemetry });
  const told = { ...report, ...("problem" in read ? { withoutBills: read.problem } : {}) };
  return { due: true, report, signature, facts: told };
}

async function tryBills(source: Source, titleId: bigint): Promise<{ bills: readonly Bill[] } | { problem: string }> {
  try {
    return { bills: await readBills(source, titleId) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { problem: `${nameOf(source)}: ${error.message}` };
  }
}

/** Whole hours since the end of the last report, or since the title was issued. */
const silence = ({ now, lastEnd, issuedAt }: Standing): number => Math.floor((now - (lastEnd || issuedAt)) / 3_600);

function levelOf(standing: Standing, why: string): Level {
  if (silence(standing) >= quietHours) return "error";
  return why === "not-yet" ? "info" : "warn";
}
