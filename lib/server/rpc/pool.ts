import { keccak256 } from "viem";
import { healthOf, noteAnswer, noteFault, preferred, probe, statesOf, type Health, type ServerState } from "./health";
import { failure, rpcCode, type RpcCall, type RpcOutcome } from "./outcome";
import { askUpstream, type FaultReason } from "./upstream";

export type PoolOptions = {
  readonly urls: readonly string[];
  readonly chainId: number;
  /** How long one server may take for one call. */
  readonly attemptMs?: number;
  /** How long all attempts of one call may take together. */
  readonly totalMs?: number;
  readonly probeMs?: number;
  readonly probeEveryMs?: number;
  /** Blocks that a server may lag behind the best one. */
  readonly maxLag?: bigint;
  readonly now?: () => number;
  /** Told of each call that a server did not answer; `place` counts from 1. */
  readonly onFault?: (place: number, reason: FaultReason) => void;
};

export type Pool = {
  /** Answers from the best server that can. Never throws. */
  request(call: RpcCall): Promise<RpcOutcome>;
  /** Every server that has said which chain it serves serves another one. */
  servesWrongChain(): boolean;
  /** How every server stands, in the order of the configuration and without its address, which may carry a key. */
  servers(): readonly ServerFacts[];
};

export type ServerFacts = {
  readonly state: ServerState;
  readonly head: bigint | undefined;
  /** When it answered last, unix seconds by this machine; undefined: it never did. */
  readonly answeredAt: number | undefined;
};

/**
 * Several servers of one chain behind one door. Before the first call, and then every few seconds while calls come,
 * all are asked for chain id and head; nothing runs while nobody asks.
 */
export function createPool(options: PoolOptions): Pool {
  const { attemptMs = 5_000, totalMs = 12_000, probeMs = 1_500, probeEveryMs = 10_000, maxLag = 3n } = options;
  const now = options.now ?? Date.now;
  const servers = options.urls.map(healthOf);
  let round: Promise<unknown> | undefined;
  let roundAt = -Infinity;

  function probeWhenDue(): Promise<unknown> | undefined {
    if (now() - roundAt < probeEveryMs) return round;
    const first = round === undefined || servers.every(({ chain }) => chain === undefined);
    roundAt = now();
    const running = Promise.all(servers.map((server) => probe(server, options.chainId, probeMs, now)));
    if (first) round = running;
    return first ? running : undefined;
  }

  /** A server that was down when all were asked is asked before its first use. */
  async function isOfChain(server: Health): Promise<boolean> {
    if (server.chain === undefined) await probe(server, options.chainId, probeMs, now);
    return server.chain === "right";
  }

  async function request(call: RpcCall): Promise<RpcOutcome> {
    await probeWhenDue();
    const deadline = now() + totalMs;
    let lastResort: RpcOutcome | undefined;
    let mayHaveBeenSent = false;
    for (const server of preferred(servers, now(), maxLag)) {
      const left = deadline - now();
      if (left <= 0) break;
      if (!(await isOfChain(server))) continue;
      const reply = await askUpstream(server.url, call, Math.min(attemptMs, left));
      if (reply.kind === "fault") {
        // The caller made it too much work: that is not this server's fault, and the next one would fare no better.
        if (reply.reason === "timeout" && supposes(call)) return failure(rpcCode.internal, "The simulation took too long.");
        options.onFault?.(servers.indexOf(server) + 1, reply.reason);
        noteFault(server, now(), reply.retryAfterMs);
        mayHaveBeenSent ||= reply.reason === "timeout";
        continue;
      }
      noteAnswer(server, now());
      if (reply.kind === "doubtful") {
        lastResort ??= reply.outcome;
        continue;
      }
      return mayHaveBeenSent ? settleSent(server, call, reply.outcome, attemptMs) : reply.outcome;
    }
    return lastResort ?? failure(rpcCode.internal, "No server of the chain answers.");
  }

  return {
    request,
    servesWrongChain() {
      const known = servers.filter(({ chain }) => chain !== undefined);
      return known.length > 0 && known.every(({ chain }) => chain === "wrong");
    },
    servers() {
      const states = statesOf(servers, maxLag);
      return servers.map(({ head, answeredAt }, index) => ({
        state: states[index] ?? "not-asked",
        head,
        answeredAt: answeredAt === undefined ? undefined : Math.floor(answeredAt / 1000),
      }));
    },
  };
}

/** Whether a call brings state of its own: the third parameter of eth_call and eth_estimateGas. */
function supposes({ method, params }: RpcCall): boolean {
  return (method === "eth_call" || method === "eth_estimateGas") && params[2] !== undefined;
}

/**
 * A server that timed out may have passed a transaction on, and the next one then refuses it as known. What counts is
 * whether the chain has it.
 */
async function settleSent(server: Health, call: RpcCall, outcome: RpcOutcome, timeoutMs: number): Promise<RpcOutcome> {
  const [raw] = call.params;
  if (outcome.ok || call.method !== "eth_sendRawTransaction" || typeof raw !== "string") return outcome;
  const hash = keccak256(raw as `0x${string}`);
  const found = await askUpstream(server.url, { method: "eth_getTransactionByHash", params: [hash] }, timeoutMs);
  const known = found.kind === "answer" && found.outcome.ok && found.outcome.result !== null;
  return known ? { ok: true, result: hash } : outcome;
}
