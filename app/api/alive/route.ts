/** For a load balancer: that this server answers, and nothing else. While the chain or the index is away its pages still say so. */
export const dynamic = "force-dynamic";

export function GET(): Response {
  return new Response("alive\n", { headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" } });
}
