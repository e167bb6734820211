import type { ErrorCode, Problem } from "../schemas/envelope";

const statuses: Readonly<Record<ErrorCode, number>> = {
  "bad-request": 400,
  "not-found": 404,
  "method-not-allowed": 405,
  "not-acceptable": 406,
  "too-many-requests": 429,
  "not-ready": 503,
  unavailable: 503,
  failed: 500,
};

type RefusalOptions = {
  readonly code: ErrorCode;
  /** One sentence. */
  readonly message: string;
  readonly field?: string;
  /** When it is worth asking again, seconds. */
  readonly retryAfter?: number;
  /** Methods that are answered, of a refusal because of another (RFC 9110 §15.5.6). */
  readonly allow?: string;
};

/** Why a request is not answered, as its asker is told: never more than that. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(readonly options: RefusalOptions) {
    super(options.message);
  }

  toResponse(): Response {
    const { code, message, field, retryAfter, allow } = this.options;
    const body: Problem = { error: { code, message, ...(field !== undefined && { field }) } };
    return new Response(JSON.stringify(body), {
      status: statuses[code],
      headers: {
        "content-type": "application/json; charset=utf-8",
        "cache-control": "no-store",
        ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
        ...(allow !== undefined && { allow }),
      },
    });
  }
}

export const notFound = (message: string): Refusal => new Refusal({ code: "not-found", message });

/** History is still being read from the chain, or the chain cannot be asked. */
export const notReady = (message: string, retryAfter = 5): Refusal => new Refusal({ code: "not-ready", message, retryAfter });

/** What the asker is told of anything that went wrong: its own words are for the log alone. */
export function toRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal({ code: "failed", message: "Something went wrong here. It has been written down; ask again later.", retryAfter: 10 });
}
