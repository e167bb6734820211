import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Call = { readonly method: string; readonly params: readonly unknown[] };
/** What a server says to a call: a result, an error of JSON-RPC, or something of its own on the raw response. */
export type Behaviour = (call: Call) => Answer | Promise<Answer>;
type Answer =
  | { readonly result: unknown }
  | { readonly error: { code: number; message: string; data?: unknown } }
  | { readonly raw: (response: ServerResponse) => void };

export type TestUpstream = {
  readonly url: string;
  /** Every call so far, probes included. */
  readonly calls: Call[];
  /** How often a method was called. */
  count(method: string): number;
  behave(next: Behaviour): void;
  stop(): Promise<void>;
};

/** A node of a chain, as far as the pool asks one: chain id and head, and `behaviour` for everything else. */
export function node(options: { chainId?: number; head?: number } = {}, behaviour?: Behaviour): Behaviour {
  const { chainId = 31337, head = 100 } = options;
  return (call) => {
    if (call.method === "eth_chainId") return { result: `0x${chainId.toString(16)}` };
    if (call.method === "eth_blockNumber") return { result: `0x${head.toString(16)}` };
    return behaviour ? behaviour(call) : { result: `${call.method} answered` };
  };
}

/** Answers with this status, whatever is asked. */
export function status(code: number, headers: Record<string, string> = {}): Behaviour {
  return () => ({ raw: (response) => response.writeHead(code, headers).end("busy") });
}

/** Takes the request and never answers. */
export const silent: Behaviour = () => ({ raw: () => undefined });

/** Starts a real HTTP server on a free port. */
export async function startUpstream(behaviour: Behaviour): Promise<TestUpstream> {
  const calls: Call[] = [];
  let current = behaviour;
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = JSON.parse(await textOf(request)) as Call & { id: number };
    calls.push(call);
    const said = await current(call);
    if ("raw" in said) said.raw(response);
    else response.setHeader("content-type", "application/json").end(JSON.stringify({ jsonrpc: "2.0", id: call.id, ...said }));
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/secret-key`,
    calls,
    count: (method) => calls.filter((call) => call.method === method).length,
    behave: (next) => { current = next; },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => { resolve(); });
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
