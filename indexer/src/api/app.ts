import { type Context, Hono } from "hono";
import type { Admission } from "../../../lib/indexer/api/admission";
import { askerOf } from "../../../lib/indexer/api/asker";
import { answer, type AnswerContext, type Read } from "../../../lib/indexer/api/answer";
import { type EndpointName, endpoints } from "../../../lib/indexer/api/endpoints";
import type { EventStream } from "../../../lib/indexer/api/event-stream";
import type { Readers } from "../../../lib/indexer/api/readers";
import { createPlaces } from "../../../lib/indexer/api/places";
import { notFound, Refusal, toRefusal } from "../../../lib/indexer/api/refusal";
import { documentation, noSuchPath, openHeaders, type Served } from "../../../lib/indexer/api/routes";
import { peerOf } from "./peer";

export type ApiOptions = {
  readonly chainId: number;
  readonly readers: Readers;
  readonly context: AnswerContext;
  readonly admission: Admission;
  readonly stream: EventStream;
  /** Requests that are being answered at once, of all and of one who asks. More would only wait for each other. */
  readonly mostAtOnce: number;
  readonly mostAtOnceOfOne: number;
};

/** `/v1`, and the same once more below `/v1/chains/<id>` for whoever asks several chains. */
export function createApi(options: ApiOptions): Hono {
  const v1 = versionOne(options);
  const app = new Hono();
  app.route("/v1/chains/:chain", v1);
  app.route("/v1", v1);
  return app;
}

function versionOne({ chainId, readers, context, admission, stream, mostAtOnce, mostAtOnceOfOne }: ApiOptions): Hono {
  const app = new Hono();
  const running = createPlaces({ all: mostAtOnce, one: mostAtOnceOfOne });
  app.use("*", async (c, next) => {
    const method = c.req.method;
    const refusal = method === "GET" || method === "HEAD" ? refusedOr(() => admitted({ headers: c.req.raw.headers, peer: peerOf(c.env), chain: c.req.param("chain") }, admission, chainId)) : onlyReading();
    const leave = refusal ?? refusedOr(() => running.take(askerOf(c.req.raw.headers, peerOf(c.env))));
    if (leave instanceof Refusal) c.res = leave.toResponse();
    else await next().finally(leave);
    for (const [name, value] of Object.entries(openHeaders)) c.res.headers.set(name, value);
  });
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint = endpoints[name];
    const names = Object.keys(endpoint.params.shape);
    app.get(endpoint.path.replace(/\{([a-z]+)\}/g, ":$1"), (c) => {
      const params = Object.fromEntries(names.map((one) => [one, c.req.param(one) ?? ""]));
      // Each endpoint's own reader: what one is asked and gives is the other's.
      const read = readers[name] as unknown as Read;
      return answer(endpoint, read, { params, search: new URL(c.req.url).searchParams, headers: c.req.raw.headers }, context);
    });
  }
  app.get("/events", (c) => opened(c, stream, context));
  app.get("/openapi.json", (c) => served(documentation(serverOf(c)).document));
  app.get("/", (c) => served(documentation(serverOf(c)).page));
  app.all("*", () => noSuchPath());
  return app;
}

const onlyReading = (): Refusal => new Refusal({ code: "method-not-allowed", message: "The API only answers GET and HEAD.", allow: "GET, HEAD, OPTIONS" });

function refusedOr<Value>(step: () => Value): Value | Refusal {
  try {
    return step();
  } catch (error) {
    return toRefusal(error);
  }
}

type Asker = { readonly headers: Headers; readonly peer: string | undefined; readonly chain: string | undefined };

function admitted({ headers, peer, chain }: Asker, admission: Admission, chainId: number): void {
  admission(headers, peer);
  if (chain !== undefined && chain !== String(chainId)) throw notFound(`This is the history of chain ${String(chainId)} alone.`);
}

const streamHeaders = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" } as const;

function opened(c: Context, stream: EventStream, { log }: AnswerContext): Response {
  // Nobody would read what follows, nor end it.
  if (c.req.method === "HEAD") return new Response(null, { headers: streamHeaders });
  try {
    return new Response(stream.open(c.req.raw.signal, askerOf(c.req.raw.headers, peerOf(c.env))), { headers: streamHeaders });
  } catch (error) {
    const refusal = toRefusal(error);
    if (refusal !== error) log(error);
    return refusal.toResponse();
  }
}

const PREFIX = /^(\/[a-z0-9-]{1,40}){0,4}$/;

/** Where this API is from where it was asked: a server in between says what it put before the path (X-Forwarded-Prefix). */
function serverOf(c: Context): string {
  const prefix = c.req.header("x-forwarded-prefix") ?? "";
  const chain = c.req.param("chain");
  return `${PREFIX.test(prefix) ? prefix : ""}/v1${chain === undefined ? "" : `/chains/${chain}`}`;
}

/** A page without a script needs no more than its own styles and icon. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What stands in it follows from who was asked, so that a cache must not give it to those who asked another. */
const served = ({ type, text }: Served): Response =>
  new Response(text, { headers: { "content-type": type, "cache-control": "public, max-age=300", "content-security-policy": POLICY, vary: "x-forwarded-prefix" } });
