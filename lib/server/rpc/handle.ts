import { z } from "zod";
import type { Allowance } from "./allowance";
import { readBody } from "./body";
import { methods } from "./methods";
import { clientOf, isOwnPage } from "./origin";
import { failure, rpcCode, type RpcFault, type RpcOutcome } from "./outcome";
import type { Reader } from "./reader";

export const MAX_BATCH = 50;
/** A raw transaction may have 128 KiB (geth's limit), twice that in hex, and comes alone. */
export const MAX_BODY_BYTES = 512 * 1024;
/** Characters of all answers to one request: more than any page asks for at once. */
export const MAX_ANSWER_LENGTH = 4 * 1024 * 1024;
const MAX_ERROR_LENGTH = 16 * 1024;
const MAX_MESSAGE_LENGTH = 1_000;

export type ProxyOptions = {
  readonly reader: Reader;
  /** Per client. */
  readonly allowance: Allowance;
  /** For all clients together. */
  readonly total: Allowance;
  /** Whether pages of browser extensions may ask too. */
  readonly extensions: boolean;
};

const id = z.union([z.string().max(100), z.number(), z.null()]);
const callSchema = z.object({
  jsonrpc: z.literal("2.0"),
  id,
  method: z.string().max(100),
  params: z.array(z.unknown()).max(10).default([]),
});

type Id = z.output<typeof id>;
type Answer = { readonly jsonrpc: "2.0"; readonly id: Id; readonly result?: unknown; readonly error?: RpcFault };

/** Answers one HTTP request of JSON-RPC, single or batch, as JSON-RPC 2.0 says. */
export async function handleRpc(request: Request, options: ProxyOptions): Promise<Response> {
  if (!isOwnPage(request.headers, options)) return refuse(403, rpcCode.invalidRequest, "Ask from a page of this site.");
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    return refuse(415, rpcCode.invalidRequest, "Send application/json.");
  }
  const text = await readBody(request, MAX_BODY_BYTES);
  if (text === undefined) return refuse(413, rpcCode.invalidRequest, "The request is too long, or too slow.");
  const body = parseJson(text);
  if (body === undefined) return refuse(400, rpcCode.parse, "The request is not JSON.");
  const calls: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (calls.length === 0) return refuse(400, rpcCode.invalidRequest, "The batch is empty.");
  if (calls.length > MAX_BATCH) {
    return refuse(413, rpcCode.invalidRequest, `A batch may have at most ${String(MAX_BATCH)} calls.`);
  }
  const wait = waitFor(calls, clientOf(request.headers), options);
  if (wait > 0) return refuse(429, rpcCode.limitExceeded, "Too many calls.", { "retry-after": String(wait) });
  const answers = bounded(await Promise.all(calls.map((call) => answer(call, options.reader))));
  return sent(Array.isArray(body) ? `[${answers.join(",")}]` : (answers[0] ?? ""), 200);
}

/** The answers as text; what would make them too long together is refused, call by call. */
function bounded(answers: readonly Answer[]): readonly string[] {
  let size = 0;
  return answers.map((given) => {
    const told = JSON.stringify(given);
    size += told.length;
    return size <= MAX_ANSWER_LENGTH ? told : JSON.stringify(envelope(given.id, failure(rpcCode.limitExceeded, "The answers are too long together.")));
  });
}

async function answer(value: unknown, reader: Reader): Promise<Answer> {
  const call = callSchema.safeParse(value);
  if (!call.success) return envelope(null, failure(rpcCode.invalidRequest, "This is not a JSON-RPC 2.0 call."));
  return envelope(call.data.id, await reader.request(call.data));
}

function envelope(callId: Id, outcome: RpcOutcome): Answer {
  const body = outcome.ok ? { result: outcome.result ?? null } : { error: shortened(outcome.error) };
  return { jsonrpc: "2.0", id: callId, ...body };
}

/** A revert may carry as much as its caller likes; no error of a contract that is meant to be read is so long. */
function shortened({ code, message, data }: RpcFault): RpcFault {
  const isLong = typeof data === "string" ? data.length > MAX_ERROR_LENGTH : data !== undefined && JSON.stringify(data).length > MAX_ERROR_LENGTH;
  return { code, message: message.slice(0, MAX_MESSAGE_LENGTH), ...(data !== undefined && !isLong && { data }) };
}

function waitFor(calls: readonly unknown[], client: string, { allowance, total }: ProxyOptions): number {
  const cost = calls.reduce((sum: number, call) => sum + weightOf(call), 0);
  // Looked at first: who is refused because of others has used nothing of its own, and who has nothing left takes nothing from others.
  return total.wait("all", cost) || allowance.take(client, cost) || total.take("all", cost);
}

function weightOf(call: unknown): number {
  const method = typeof call === "object" && call !== null && "method" in call && typeof call.method === "string" ? call.method : "";
  const params: unknown = typeof call === "object" && call !== null && "params" in call ? call.params : [];
  const policy = Object.hasOwn(methods, method) ? methods[method] : undefined;
  return policy?.weight(Array.isArray(params) ? params : []) ?? 1;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function refuse(status: number, code: number, message: string, headers?: Record<string, string>): Response {
  return json(envelope(null, failure(code, message)), status, headers);
}

function json(body: unknown, status: number, headers?: Record<string, string>): Response {
  return sent(JSON.stringify(body), status, headers);
}

function sent(body: string, status: number, headers?: Record<string, string>): Response {
  return new Response(body, { status, headers: { "content-type": "application/json", "cache-control": "no-store", ...headers } });
}
