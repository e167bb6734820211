import { z } from "zod";
import { type AnyEndpoint, type Format } from "./api/endpoint";
import { type EndpointName, type Endpoints, endpoints } from "./api/endpoints";
import { type Problem, problemSchema } from "./schemas/envelope";

/** What an endpoint answers, with bigints for amounts. */
export type Answer<Name extends EndpointName> = Endpoints[Name] extends { readonly answer: infer Schema extends z.ZodType } ? z.output<Schema> : string;

/** What an endpoint may be asked, as text: what is in its path, and what may follow. */
type Said<Schema extends z.ZodObject> = { readonly [Key in keyof z.input<Schema>]?: string | undefined };
export type Request<Name extends EndpointName> = { readonly [Key in keyof z.input<Endpoints[Name]["params"]>]: string } & Omit<Said<Endpoints[Name]["query"]>, "format">;

export type HistoryClientOptions = {
  /** Where the API is, without a slash at the end: https://example.org/api/v1. */
  readonly server: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
};

/** The API answered that it cannot answer, with a sentence for people and the parameter that is wrong. */
export class HistoryRefusedError extends Error {
  override readonly name = "HistoryRefusedError";

  constructor(
    readonly status: number,
    readonly problem: Problem["error"],
    /** Seconds, where it is said when to ask again. */
    readonly retryAfter: number | undefined,
  ) {
    super(problem.message);
  }
}

/** What came is not an answer of this version of the API. */
export class HistoryUnreadableError extends Error {
  override readonly name = "HistoryUnreadableError";
}

export type HistoryClient = {
  /** Asks and reads the answer by its schema. Throws HistoryRefusedError, HistoryUnreadableError, or what `fetch` throws. */
  ask<Name extends EndpointName>(name: Name, request: Request<Name>, signal?: AbortSignal): Promise<Answer<Name>>;
  /** Where that is asked, in a format: for a link. */
  urlOf<Name extends EndpointName>(name: Name, request: Request<Name>, format?: Format): string;
};

const TIMEOUT_MS = 10_000;

/** A typed way to the API: for pages, services and tests. */
export function createHistoryClient({ server, fetch = globalThis.fetch, timeoutMs = TIMEOUT_MS }: HistoryClientOptions): HistoryClient {
  const urlOf = (name: EndpointName, request: Readonly<Record<string, string | undefined>>, format?: Format): string => server + pathOf(endpoints[name], request, format);
  return {
    urlOf,
    async ask(name, request, signal) {
      const bounded = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
      const response = await fetch(urlOf(name, request), { signal: bounded });
      const endpoint: AnyEndpoint = endpoints[name];
      if (!response.ok) throw await refusalOf(response);
      const text = await response.text();
      return (endpoint.kind === "calendar" ? text : read(endpoint.answer, parsed(text))) as Answer<typeof name>;
    },
  };
}

function pathOf({ path, params, query, formats }: AnyEndpoint, request: Readonly<Record<string, string | undefined>>, format: Format | undefined): string {
  const filled = Object.keys(params.shape).reduce<string>((at, name) => at.replace(`{${name}}`, encodeURIComponent(request[name] ?? "")), path);
  const said = Object.keys(query.shape).flatMap((name): [string, string][] => {
    const value = name === "format" && format !== formats[0] ? format : request[name];
    return value === undefined ? [] : [[name, value]];
  });
  const search = new URLSearchParams(said).toString();
  return search === "" ? filled : `${filled}?${search}`;
}

function read(schema: z.ZodType, value: unknown): unknown {
  const result = z.safeDecode(schema, value);
  if (result.success) return result.data;
  throw new HistoryUnreadableError(z.prettifyError(result.error));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new HistoryUnreadableError("The answer is not JSON.");
  }
}

async function refusalOf(response: Response): Promise<Error> {
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (!problem.success) return new HistoryUnreadableError(`The answer has status ${String(response.status)} and no reason.`);
  const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new HistoryRefusedError(response.status, problem.data.error, Number.isFinite(wait) ? wait : undefined);
}
