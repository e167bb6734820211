import type { IndexerEnv } from "../env";

/** Where an index that listens on every interface, or one, is asked from this machine. */
export function originOf({ host, port }: Pick<IndexerEnv, "host" | "port">): string {
  const asked = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  return `http://${asked}:${port}`;
}
