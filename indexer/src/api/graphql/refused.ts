import type { Refusal } from "../../../../lib/indexer/api/refusal";

/** The same refusal as everywhere else, in the form that GraphQL gives to errors. */
export function refused(refusal: Refusal): Response {
  const { status, headers } = refusal.toResponse();
  const { code, message } = refusal.options;
  return new Response(JSON.stringify({ errors: [{ message, extensions: { code } }] }), { status, headers });
}
