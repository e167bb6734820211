import { z } from "zod";

/** One call to the node, as JSON-RPC has it. */
export type NodeCall = { readonly method: string; readonly params: readonly unknown[] };

/** Beyond 30 anvil answers the calls of one batch in an order of its own; up to 20, in theirs. */
const mostInBatch = 20;
const withinMs = 60_000;

const answersSchema = z.array(z.object({ id: z.number(), result: z.unknown().optional(), error: z.object({ message: z.string() }).optional() }));

/** Hands calls to a node that keeps their order, few round trips for many. Throws the node's words at the first it refuses. */
export async function nodeBatch(rpcUrl: string, calls: readonly NodeCall[]): Promise<void> {
  for (let from = 0; from < calls.length; from += mostInBatch) await oneBatch(rpcUrl, calls.slice(from, from + mostInBatch));
}

async function oneBatch(rpcUrl: string, calls: readonly NodeCall[]): Promise<void> {
  const body = JSON.stringify(calls.map((call, id) => ({ jsonrpc: "2.0", id, ...call })));
  const response = await fetch(rpcUrl, { method: "POST", headers: { "content-type": "application/json" }, body, signal: AbortSignal.timeout(withinMs) });
  const answers = answersSchema.parse(await response.json());
  const refused = answers.find(({ error }) => error !== undefined);
  if (refused !== undefined) throw new Error(`The node refuses ${calls[refused.id]?.method ?? "a call"}: ${refused.error?.message ?? ""}`);
}
