import { apiPage } from "./page";
import { openApiDocument } from "./openapi";
import { Refusal } from "./refusal";

export type Served = { readonly type: string; readonly text: string };

type Documentation = { readonly document: Served; readonly page: Served };

/** Making them takes as long as hundreds of answers, and who asks chooses the words that come before the path: so many of them are kept. */
const keptMost = 16;
const kept = new Map<string, Documentation>();

/** The document for programs, and the page for people, where `server` is how this API is reached. */
export function documentation(server: string): Documentation {
  const known = kept.get(server);
  if (known !== undefined) return known;
  const made = {
    document: { type: "application/json; charset=utf-8", text: `${JSON.stringify(openApiDocument({ server }), null, 2)}\n` },
    page: { type: "text/html; charset=utf-8", text: apiPage({ server }) },
  };
  if (kept.size >= keptMost) kept.clear();
  kept.set(server, made);
  return made;
}

/** Of a path that the API does not have. */
export const noSuchPath = (): Response => new Refusal({ code: "not-found", message: "There is nothing here; /v1 tells what there is." }).toResponse();

/** Headers of everything that the API answers: whoever wants may read it, and nobody guesses what it is. */
export const openHeaders: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, retry-after, aid-block-number, aid-block-hash, aid-block-timestamp, aid-block-age, content-disposition",
  "x-content-type-options": "nosniff",
};
