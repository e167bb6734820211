import { z } from "zod";
import { readBody } from "./body";
import { failure, rpcCode, type RpcCall, type RpcOutcome } from "./outcome";

/**
 * What one server of the chain said to one call.
 * `answer`   counts.
 * `doubtful` an error that says more about that server than about the call: it counts when no other server does better.
 * `fault`    no answer at all.
 */
export type UpstreamReply =
  | { readonly kind: "answer"; readonly outcome: RpcOutcome }
  | { readonly kind: "doubtful"; readonly outcome: RpcOutcome }
  | { readonly kind: "fault"; readonly reason: FaultReason; readonly retryAfterMs?: number };

export type FaultReason = "timeout" | "unreachable" | "rate-limited" | "senseless";

const error = z.object({ code: z.number(), message: z.string(), data: z.unknown().optional() });
const envelope = z.union([
  z.object({ error, result: z.null().optional() }),
  z.object({ result: z.unknown() }).refine((body) => "result" in body),
]);

const rateLimitCodes: ReadonlySet<number> = new Set([rpcCode.limitExceeded, 429]);
const ownTroubleCodes: ReadonlySet<number> = new Set([
  rpcCode.internal,
  rpcCode.methodNotFound,
  rpcCode.resourceUnavailable,
]);

/** Addresses of servers carry keys; no text that reaches a browser may repeat one. */
const urls = /(?:https?|wss?):\/\/[^\s"\\]+/gi;

/** Longest answer that is taken in, bytes. */
const MAX_ANSWER_BYTES = 2 * 1024 * 1024;
const tooLong = failure(rpcCode.invalidRequest, "The answer is too long.");

/** Sends one call to one server. Never throws; ends within `timeoutMs`. */
export async function askUpstream(url: string, call: RpcCall, timeoutMs: number): Promise<UpstreamReply> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: call.method, params: call.params }),
      signal: AbortSignal.timeout(timeoutMs),
      cache: "no-store",
    });
    if (response.status === 429) return rateLimited(response);
    const text = await readBody(response, MAX_ANSWER_BYTES);
    if (text === undefined) return { kind: "answer", outcome: tooLong };
    const body = envelope.safeParse(parseJson(text));
    // Several providers answer an execution error with status 400 and a proper body.
    if (body.success) return readAnswer(body.data);
    return { kind: "fault", reason: response.ok ? "senseless" : "unreachable" };
  } catch (cause) {
    const timedOut = cause instanceof DOMException && cause.name === "TimeoutError";
    return { kind: "fault", reason: timedOut ? "timeout" : "unreachable" };
  }
}

function readAnswer(body: z.output<typeof envelope>): UpstreamReply {
  if (!("error" in body)) return { kind: "answer", outcome: { ok: true, result: body.result } };
  const { code, message, data } = body.error;
  if (rateLimitCodes.has(code)) return { kind: "fault", reason: "rate-limited" };
  const outcome = failure(code, withoutUrls(message), withoutUrls(data));
  return { kind: ownTroubleCodes.has(code) ? "doubtful" : "answer", outcome };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The same value with no address of a server in any of its texts. */
function withoutUrls<Value>(value: Value): Value {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value).replace(urls, "[server]")) as Value);
}

function rateLimited(response: Response): UpstreamReply {
  void response.body?.cancel();
  const seconds = Number(response.headers.get("retry-after"));
  return {
    kind: "fault",
    reason: "rate-limited",
    ...(Number.isFinite(seconds) && seconds > 0 && { retryAfterMs: seconds * 1000 }),
  };
}
