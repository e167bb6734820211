import type { TxEvent } from "../machine/event";
import { accountKind } from "../network/account-kind";
import type { Deps } from "../run/deps";
import { type Known, look, type Sight, type TransactionFlight } from "./look";

type Watch = Pick<Deps, "client" | "clock" | "policy">;

/** How long it has gone without a trace. */
type Absence = { readonly since: number; readonly block: bigint };

/**
 * Watches a transaction until it is in a block, or something else has become of it. Failed reads are
 * repeated. Ends in `timed-out` at the latest after `receiptMs`; in nothing when the signal aborts.
 */
export async function watchTransaction(deps: Watch, flight: TransactionFlight, signal: AbortSignal): Promise<TxEvent | undefined> {
  const { client, clock, policy } = deps;
  const end = clock.now() + policy.receiptMs;
  let known: Known = {};
  let absence: Absence | undefined;
  while (!signal.aborted) {
    // A read that fails proves nothing: look again.
    const sight = await look(client, flight, known).catch(() => undefined);
    if (sight?.is === "pending") known = { nonce: sight.nonce, fingerprint: sight.fingerprint };
    const numbered = numberOf(flight, sight);
    if (numbered !== undefined) return numbered;
    absence = absenceAfter(sight, absence, clock.now());
    const event = sight && (conclude(flight, sight, known) ?? (await giveUp(deps, flight, sight, absence)));
    if (event !== undefined) return event;
    if (clock.now() >= end) return { type: "timed-out" };
    await clock.sleep(policy.pollMs, signal);
  }
  return undefined;
}

/** The nonce, where the wallet has chosen another than it was asked for. Others' transactions for a contract have their own. */
function numberOf({ asked }: TransactionFlight, sight: Sight | undefined): TxEvent | undefined {
  if (sight?.is !== "pending" && sight?.is !== "included") return undefined;
  const { nonce } = sight;
  if (nonce === undefined || asked.nonce === undefined || nonce === asked.nonce) return undefined;
  return { type: "numbered", nonce };
}

/** What a look proves by itself. */
function conclude({ hash }: TransactionFlight, sight: Sight, known: Known): TxEvent | undefined {
  switch (sight.is) {
    case "included": {
      const { block, head } = sight;
      return { type: "seen", inclusion: { hash, block, confirmations: Math.max(1, Number(head - block) + 1) } };
    }
    case "sped-up":
      return { type: "sped-up", hash: sight.hash, nonce: sight.nonce };
    case "other":
      // Until the network has shown the transaction its nonce is a guess.
      return known.nonce === undefined ? undefined : { type: "replaced", hash: sight.hash, cancelled: sight.cancels };
    default:
      return undefined;
  }
}

/** What is concluded from a transaction that does not show up for long enough. */
async function giveUp(
  { client, clock, policy }: Watch,
  { asked, from, nonce }: TransactionFlight,
  sight: Sight,
  absence: Absence | undefined,
): Promise<TxEvent | undefined> {
  if (absence === undefined) return undefined;
  const absentMs = clock.now() - absence.since;
  if (asked.nonce === undefined) {
    if (absentMs < policy.proposalMs || asked.step.id === "batch") return undefined;
    const kind = await accountKind(client, from).catch(() => undefined);
    return kind === "contract" ? { type: "proposed" } : undefined;
  }
  if (nonce === undefined || absentMs < policy.dropMs) return undefined;
  // The network never showed it: it may have another nonce, and still happen.
  if (sight.is === "other") return { type: "dropped" };
  if (sight.is !== "missing" || sight.head - absence.block < BigInt(policy.dropBlocks)) return undefined;
  return { type: "dropped" };
}

function absenceAfter(sight: Sight | undefined, before: Absence | undefined, now: number): Absence | undefined {
  switch (sight?.is) {
    case undefined:
      return before;
    case "missing":
      return before ?? { since: now, block: sight.head };
    case "other":
      return before ?? { since: now, block: 0n };
    default:
      return undefined;
  }
}
