import { type Address, formatGwei, type Hex, keccak256 } from "viem";
import { sendRawTransaction } from "viem/actions";
import { classify } from "../../lib/errors/classify";
import type { Duty } from "./duty";
import type { Agent } from "./agent";
import type { Facts } from "./log";
import type { Flight, Move } from "./next-move";
import { requireOurCode } from "./require-our-code";

type Work = { readonly duty: Duty; readonly to?: Address; readonly data: Hex; readonly gas: bigint; readonly facts: Facts };

/**
 * Signs and sends one transaction. Returns what is to be remembered of it, also where the node has refused it or did not answer:
 * what counts is what the chain says next. Throws RefusedError where the contract is not ours.
 */
export async function send(agent: Agent, { duty, to = agent.addresses[duty.contract], data, gas, facts }: Work, move: Extract<Move, { do: "send" }>, before: Flight | undefined, now: number): Promise<Flight> {
  const { client, account, log, meter } = agent;
  await requireOurCode(agent, duty);
  const { nonce, fees, replaces } = move;
  // Signed here and not by viem's sendTransaction, so that the hash is known before anybody else knows the transaction.
  const serializedTransaction = await account.signTransaction({ type: "eip1559", chainId: client.chain.id, nonce, to, data, gas, ...fees });
  const hash = keccak256(serializedTransaction);
  const sent = [...(before?.nonce === nonce ? before.sent : []), { hash, duty: duty.name }];
  const told = { duty: duty.name, hash, nonce, gas, maxFeeGwei: formatGwei(fees.maxFeePerGas), tipGwei: formatGwei(fees.maxPriorityFeePerGas) };
  try {
    await sendRawTransaction(client, { serializedTransaction });
    meter.went(duty.name, replaces ? "replaced" : "sent");
    log("info", replaces ? "replaced" : "sent", { ...told, ...facts });
    return { nonce, since: now, fees, sent };
  } catch (error) {
    const { code, detail } = classify(error);
    meter.went(duty.name, "not-accepted");
    log("warn", "not-accepted", { ...told, code, detail });
    // A replacement that was refused, for too low a fee as a rule, is tried again at the next look for a higher one.
    return { nonce, since: replaces && before ? before.since : now, fees, sent };
  }
}
