import { formatEther } from "viem";
import { estimateMaxPriorityFeePerGas, getBalance, getBlock, getTransactionCount } from "viem/actions";
import type { Duty, Finding } from "./duty";
import type { Agent } from "./agent";
import type { Facts, Log } from "./log";
import { type Flight, nextMove } from "./next-move";
import { refusalOf } from "./refusal-of";
import { send } from "./send";
import { settle } from "./settle";

/**
 * `again`: look at once, for there may be more. `soon`: a transaction is under way. `idle`: nothing is due. `held`: something is due
 * and cannot be sent now. `lost`: a transaction reverted.
 */
export type Turn = { readonly next: "again" | "soon" | "idle" | "held" | "lost"; readonly flight: Flight | undefined; readonly facts: Facts };

/** The newest block is old: the chain, or what the servers see of it, stands still. */
export class StaleError extends Error {
  override readonly name = "StaleError";
}

/**
 * Looks at the chain once and makes at most one move. Everything is decided by what the chain says; `flight` only adds
 * patience. Throws StaleError, RefusedError, or viem's error when the chain does not answer.
 */
export async function look(agent: Agent, flight: Flight | undefined, say: Log, now: number): Promise<Turn> {
  const { client, account, settings } = agent;
  const { address } = account;
  const head = await getBlock(client, { blockTag: "latest" });
  const age = Math.floor(now / 1_000) - Number(head.timestamp);
  // Written so that a block without a time, which a broken server may give, is refused too.
  if (!(age <= agent.staleSeconds)) throw new StaleError(`The newest block is ${age} seconds old.`);
  const count = (blockTag: "latest" | "pending") => getTransactionCount(client, { address, blockTag });
  const used = await count("latest");
  const [pending, balance] = await Promise.all([count("pending"), getBalance(client, { address })]);
  agent.meter.saw({ block: head.number, balance: Number(formatEther(balance)) });
  const facts = { block: head.number, nonce: used, balance: formatEther(balance) };
  const settled = async (inFlight: Flight): Promise<Turn> => ({ next: (await settle(agent, inFlight)) ? "again" : "lost", flight: undefined, facts });
  if (flight && flight.nonce < used) return settled(flight);

  const work = await findWork(agent);
  if (!work.found.due) {
    // The block that did it may have come a moment ago.
    if (flight && flight.nonce < (await count("latest"))) return settled(flight);
    say(work.found.level ?? "info", "idle", { why: work.found.why, duty: work.duty.name, ...work.found.facts });
    return { next: "idle", flight, facts };
  }
  const tip = await estimateMaxPriorityFeePerGas(client);
  const market = { baseFee: head.baseFeePerGas ?? 0n, tip, ceiling: settings.maxFeePerGas };
  const { gas } = work.found;
  const move = nextMove({ used, pending, flight, market, balance, gas, now, replaceAfterMs: settings.replaceAfterMs });
  switch (move.do) {
    case "wait":
      say("info", "under-way", { nonce: move.flight.nonce });
      return { next: "soon", flight: move.flight, facts };
    case "hold": {
      const needed = move.needed === undefined ? {} : { needed: formatEther(move.needed), address };
      say(move.why === "balance-too-low" ? "error" : "warn", "held", { why: move.why, ...facts, ...needed });
      return { next: "held", flight, facts };
    }
    case "send":
      return { next: "soon", flight: await send(agent, { duty: work.duty, ...work.found }, move, flight, now), facts };
  }
}

type Work = { readonly duty: Duty; readonly found: Finding };

/** The first duty that is due, or else the last that was looked at, before it one with something to be told. */
async function findWork(agent: Agent): Promise<Work> {
  let idle: Work | undefined;
  for (const duty of agent.duties) {
    const found = await tryDuty(agent, duty);
    if (found.due) return { duty, found };
    if (idle === undefined || idle.found.due || idle.found.level === undefined || found.level !== undefined) idle = { duty, found };
  }
  if (idle === undefined) throw new Error("There are no duties.");
  return idle;
}

/** What a contract refuses is not due, and keeps nothing else from being done. Throws where the chain does not answer. */
async function tryDuty({ client, addresses, account, settings, meter }: Agent, duty: Duty): Promise<Finding> {
  try {
    return await duty.find({ client, addresses, account: account.address, limits: settings });
  } catch (error) {
    const refused = refusalOf(error);
    if (refused === undefined) throw error;
    meter.refused(duty.name);
    return { due: false, level: "warn", ...refused };
  }
}
