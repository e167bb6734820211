import { z } from "zod";

/** What Ponder (its graphql/index.ts) and PostgreSQL say of a question that is wrong. Anything else that happens while it is answered is ours. */
const ofTheQuestion = /^(Invalid limit\.|Unknown column |Cannot specify both |Invalid query: |Invalid value kind |Cannot convert |(OFFSET|LIMIT) must not be negative$|value "[0-9-]+" is out of range for type [a-z]+$)/;

const answer = z.looseObject({
  errors: z.array(z.looseObject({ message: z.string(), path: z.array(z.unknown()).optional(), extensions: z.looseObject({ code: z.unknown().optional() }).optional() })),
});

/**
 * An answer of GraphQL as its asker may read it. What a database or the network says of a failure names hosts, users and tables: it is for the
 * log. What is wrong with a question, before it is carried out or by Ponder's own words, is told as it is.
 */
export async function told(response: Response, log: (error: unknown) => void): Promise<Response> {
  const text = await response.text();
  const { status } = response;
  const retryAfter = response.headers.get("retry-after");
  const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...(retryAfter !== null && { "retry-after": retryAfter }) };
  // Errors come first in an answer (graphql's buildResponse); data may be a megabyte, and is passed on as it is.
  if (text.startsWith('{"data"')) return new Response(text, { status, headers });
  const { errors, ...rest } = answer.parse(JSON.parse(text));
  const harmless = errors.map(({ message, path, extensions, ...error }) => {
    const isOurs = path !== undefined && !ofTheQuestion.test(message);
    if (isOurs) log(new Error(`GraphQL: ${message}`));
    const code = extensions?.code ?? (isOurs ? "failed" : undefined);
    return { message: isOurs ? "Something went wrong here. It has been written down; ask again later." : message, ...error, ...(path && { path }), ...(code !== undefined && { extensions: { code } }) };
  });
  return new Response(JSON.stringify({ errors: harmless, ...rest }), { status, headers });
}
