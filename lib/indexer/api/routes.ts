import { apiPage } from "./page";
import { openApiDocument } from "./openapi";
import { Refusal } from "./refusal";

export type Served = { readonly type: string; readonly text: string };

/** Stands in the document where the address of the API will. */
const SERVER = "/address-of-this-api";

let made: { readonly document: string; readonly page: string } | undefined;

/** Of what the schemas say, once: it takes a tenth of a second, and anybody may ask for it from under any prefix. */
function described(): { readonly document: string; readonly page: string } {
  made ??= { document: `${JSON.stringify(openApiDocument({ server: SERVER }), null, 2)}\n`, page: apiPage({ server: SERVER }) };
  return made;
}

/** The document for programs, and the page for people, where `server` is how this API is reached: letters, digits, hyphens and slashes. */
export function documentation(server: string): { readonly document: Served; readonly page: Served } {
  const { document, page } = described();
  return {
    document: { type: "application/json; charset=utf-8", text: document.replaceAll(SERVER, server) },
    page: { type: "text/html; charset=utf-8", text: page.replaceAll(SERVER, server) },
  };
}

/** Of a path that the API does not have. */
export const noSuchPath = (): Response => new Refusal({ code: "not-found", message: "There is nothing here; /v1 tells what there is." }).toResponse();

/** Headers of everything that the API answers: whoever wants may read it, and nobody guesses what it is. */
export const openHeaders: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, retry-after, aid-block-number, aid-block-hash, aid-block-timestamp, aid-block-age, aid-next, content-disposition",
  "x-content-type-options": "nosniff",
};
