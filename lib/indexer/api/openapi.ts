import { z } from "zod";
import { problemSchema } from "../schemas/envelope";
import { apiRegistry } from "../schemas/registry";
import { streamEvents } from "../schemas/stream";
import type { AnyEndpoint } from "./endpoint";
import { endpointList } from "./endpoints";

type Json = Readonly<Record<string, unknown>>;

export const apiVersion = "1.0.0";

const introduction =
  "The history of AID: read from the chain, open to everybody, no key needed. Every answer names the block that it is of. Amounts are texts " +
  "of digits in the token's smallest unit, times are unix seconds, days are dates in UTC. Answers carry an ETag: send it as If-None-Match " +
  "and get 304 as long as no block has come. Lists come in pages and, with ?format=csv, as tables. GraphQL over the same tables is " +
  "served beside this by the process that holds the index.";

/** The document of the API (OpenAPI 3.1), made of the same schemas that read its requests and write its answers. */
export function openApiDocument({ server }: { readonly server: string }): Json {
  return {
    openapi: "3.1.0",
    info: { title: "AID history", version: apiVersion, description: introduction, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: server }],
    paths: { ...Object.fromEntries(endpointList.map((endpoint) => [endpoint.path, { get: operation(endpoint) }])), "/events": { get: eventsOperation() } },
    components: { schemas: componentSchemas(), responses: refusals() },
  };
}

function operation(endpoint: AnyEndpoint): Json {
  const { id, summary, description, params, query } = endpoint;
  return {
    operationId: id,
    summary,
    description,
    parameters: [...parametersOf(params, "path"), ...parametersOf(query, "query")],
    responses: {
      "200": { description: "What was asked for, as the named block left it.", headers: answerHeaders, content: contentOf(endpoint) },
      "304": { description: "No block has come since the answer with this ETag." },
      ...refusalRefs(Object.keys(params.shape).length > 0),
    },
  };
}

function contentOf(endpoint: AnyEndpoint): Json {
  if (endpoint.kind === "calendar") return { "text/calendar": { schema: { type: "string" } } };
  const json = { "application/json": { schema: inline(endpoint.answer) } };
  return endpoint.kind === "one" ? json : { ...json, "text/csv": { schema: { type: "string" } } };
}

function eventsOperation(): Json {
  const told = Object.entries(streamEvents).map(([name, { description }]) => `${name}: ${description}`);
  return {
    operationId: "events",
    summary: "New blocks and changed figures",
    description: `Server-sent events, as long as the connection lasts. ${told.join(" ")}`,
    parameters: [],
    responses: { "200": { description: "A stream of events.", content: { "text/event-stream": { schema: { type: "string" } } } }, ...refusalRefs(false) },
  };
}

function parametersOf(schema: z.ZodObject, place: "path" | "query"): readonly Json[] {
  return Object.entries<z.core.$ZodType>(schema.shape).map(([name, type]) => {
    const { description, example } = wordsOf(type);
    const shape = inline(type);
    return {
      name,
      in: place,
      required: place === "path",
      ...(description !== undefined && { description }),
      ...(example !== undefined && { example }),
      schema: Object.fromEntries(Object.entries(shape).filter(([key]) => key !== "description" && key !== "example")),
    };
  });
}

/** What was said of a parameter, whatever was said afterwards of its being left out. */
function wordsOf(type: z.core.$ZodType): { readonly description?: string | undefined; readonly example?: unknown } {
  const words = z.globalRegistry.get(type);
  if (words?.description !== undefined) return words;
  return type instanceof z.ZodOptional || type instanceof z.ZodDefault ? wordsOf(type.unwrap()) : {};
}

const answerHeaders: Json = {
  etag: { description: "What the answer is, for If-None-Match.", schema: { type: "string" } },
  "aid-block-number": { description: "Number of the block that the answer is of.", schema: { type: "string" } },
  "aid-block-hash": { description: "Its hash.", schema: { type: "string" } },
  "aid-block-timestamp": { description: "When it was made, unix seconds.", schema: { type: "string" } },
  "aid-block-age": { description: "Seconds between that and the answer.", schema: { type: "string" } },
  "aid-next": { description: "Of a table that goes on: give it as `cursor` for the page that follows.", schema: { type: "string" } },
};

const refusalWords = {
  "400": ["BadRequest", "A parameter is wrong: which one, and why."],
  "404": ["NotFound", "There is no such thing."],
  "429": ["TooManyRequests", "Too many requests; the header Retry-After says when to ask again."],
  "500": ["Failed", "Something went wrong here."],
  "503": ["Unavailable", "History is still being read from the chain, or cannot be reached."],
} as const;

const refusalRefs = (names: boolean): Json =>
  Object.fromEntries(
    Object.entries(refusalWords)
      .filter(([status]) => names || status !== "404")
      .map(([status, [name]]) => [status, { $ref: `#/components/responses/${name}` }]),
  );

const refusals = (): Json =>
  Object.fromEntries(
    Object.values(refusalWords).map(([name, description]) => [name, { description, content: { "application/json": { schema: inline(problemSchema) } } }]),
  );

const uri = (id: string): string => `#/components/schemas/${id}`;

function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(apiRegistry, { io: "input", uri, override });
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, schema]) => [id, bare(schema)]));
}

/** A converting schema's own words are not those of the text that it converts, so they are put there. */
function override({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const description = z.globalRegistry.get(zodSchema)?.description ?? apiRegistry.get(zodSchema)?.description;
  if (description !== undefined && jsonSchema.$ref === undefined) jsonSchema.description ??= description;
}

/** A schema where it is used; what has a name in the document is referred to. */
function inline(schema: z.core.$ZodType): Json {
  const own = apiRegistry.get(schema)?.id;
  if (own !== undefined) return { $ref: uri(own) };
  return referring(bare(z.toJSONSchema(schema, { io: "input", metadata: apiRegistry, override }))) as Json;
}

function bare(schema: Json): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "$id" && key !== "$defs" && key !== "id"));
}

/** Names that zod gives to schemas within one conversion are those of the document. */
function referring(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referring);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === "$ref" && typeof one === "string" ? one.replace("#/$defs/", uri("")) : referring(one)]));
}
