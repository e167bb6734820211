import type { z } from "zod";
import type { AnyEndpoint, Format } from "./endpoint";
import { Refusal } from "./refusal";

const most = { parameters: 30, length: 600 } as const;

export type ParsedRequest = {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly format: Format;
};

type Raw = {
  readonly params: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  /** The Accept header. */
  readonly accept: string | undefined;
};

/** What a request says, checked. Throws a Refusal with the field and the reason: 400, or 404 where the path names nothing. */
export function parseRequest(endpoint: AnyEndpoint, { params, search, accept }: Raw): ParsedRequest {
  const query = readQuery(endpoint.query, search);
  return { params: parse(endpoint.params, params), query, format: formatOf(endpoint, query["format"], accept) };
}

function readQuery(schema: z.ZodObject, search: URLSearchParams): Readonly<Record<string, unknown>> {
  const given: Record<string, string> = {};
  let seen = 0;
  for (const [name, value] of search) {
    seen += 1;
    if (seen > most.parameters) throw bad(undefined, `A request has at most ${String(most.parameters)} parameters.`);
    if (Object.hasOwn(given, name)) throw bad(name, `${quoted(name)} is given twice.`);
    if (value.length > most.length) throw bad(name, `${quoted(name)} is longer than ${String(most.length)} characters.`);
    if (!Object.hasOwn(schema.shape, name)) throw bad(name, `${quoted(name)} is no parameter of this request; it takes ${names(schema)}.`);
    // `?kind=` means that nothing is asked, as an empty field of a form does.
    if (value !== "") given[name] = value;
  }
  return parse(schema, given);
}

function parse(schema: z.ZodObject, given: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path[0] === undefined ? undefined : String(issue.path[0]);
  throw bad(field, `${quoted(field ?? "request")} ${issue?.message ?? "cannot be read"}.`);
}

/** Asked by name, or by Accept; what can be served to anybody is JSON, and the only format of an endpoint that has one. */
function formatOf({ formats }: AnyEndpoint, asked: unknown, accept: string | undefined): Format {
  const named = formats.find((format) => format === asked);
  if (named !== undefined) return named;
  const [usual = "json"] = formats;
  const wantsTable = formats.includes("csv") && accept !== undefined && /(^|,)\s*text\/csv\s*(;|,|$)/i.test(accept) && !/json|html|\*\/\*/i.test(accept);
  return wantsTable ? "csv" : usual;
}

const names = (schema: z.ZodObject): string => {
  const known = Object.keys(schema.shape);
  return known.length === 0 ? "none" : known.join(", ");
};

/** What somebody sent, as it may stand in a sentence. */
const quoted = (name: string): string => `“${name.slice(0, 40)}”`;

const bad = (field: string | undefined, message: string): Refusal =>
  new Refusal({ code: "bad-request", message, ...(field !== undefined && { field: field.slice(0, 40) }) });
