import { type Chain, type Client, createClient, custom, http } from "viem";
import { getChainId } from "viem/actions";
import { withLimit } from "../../lib/tx/network/with-limit";
import { systemClock } from "../../lib/tx/run/system-clock";
import type { Provider } from "./wallets";

const timeoutMs = 10_000;

/** A server that was typed in: ready to be asked, or why it cannot be. */
export type CheckedServer =
  | { readonly ok: true; readonly client: Client; readonly url: URL }
  | { readonly ok: false; readonly problem: "invalid" | "dead" }
  | { readonly ok: false; readonly problem: "wrongChain"; readonly found: number };

/** The address in a text; undefined for what is no http address. */
export function serverUrl(text: string): URL | undefined {
  const trimmed = text.trim();
  if (!/^https?:\/\/[^/\s]/i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  return new URL(trimmed);
}

/** Asks a typed server which chain it serves. Never throws. */
export async function checkServer(text: string, chain: Chain): Promise<CheckedServer> {
  const url = serverUrl(text);
  if (url === undefined) return { ok: false, problem: "invalid" };
  const client = createClient({ chain, transport: http(url.href, { timeout: timeoutMs, retryCount: 1 }) });
  try {
    const found = await getChainId(client);
    return found === chain.id ? { ok: true, client, url } : { ok: false, problem: "wrongChain", found };
  } catch {
    return { ok: false, problem: "dead" };
  }
}

/** Reads through the wallet's own server. */
export function walletClient(provider: Provider, chain: Chain): Client {
  return createClient({ chain, transport: custom(patient(provider), { retryCount: 1 }) });
}

/** The provider, for what its owner is not asked about: a wallet whose server is dead may never answer. */
export function patient({ request }: Pick<Provider, "request">, milliseconds = timeoutMs): Pick<Provider, "request"> {
  return {
    request: async (question) => {
      const answer = await withLimit(request(question), milliseconds, systemClock);
      if (answer.late) throw Object.assign(new Error("The wallet did not answer."), { name: "TimeoutError" });
      return answer.value;
    },
  };
}
