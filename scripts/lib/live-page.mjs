import { lookup } from "node:dns/promises";
import { until } from "./poll.mjs";
import { Sentence } from "./sentence.mjs";

/**
 * Resolves when the app says that it is healthy and its first page carries the supply that the chain tells. Every answer
 * must carry the signature of the server that was started; one that does not is a Sentence.
 * @param origin without a slash at its end
 */
export async function awaitLivePage(origin, signature) {
  const ask = (path, options) => signed(origin + path, signature, options);
  const { contracts } = await until("A healthy app", () => healthyStatus(ask), { withinMs: 90_000 });
  await until("A page with live figures", () => pageWithSupply(ask, contracts.AID), { withinMs: 30_000 });
}

/**
 * A browser that is told "localhost" may try several addresses. Throws a Sentence when another server answers at one of
 * them; where nobody listens, browsers go on to the next.
 */
export async function onlyOursAtLocalhost(port, signature) {
  for (const { address, family } of await lookup("localhost", { all: true })) {
    const origin = `http://${family === 6 ? `[${address}]` : address}:${port}`;
    await signed(`${origin}/api/status`, signature).catch((error) => {
      if (error instanceof Sentence) throw error;
    });
  }
}

/** fetch, for answers of the server with this signature only. */
async function signed(url, signature, options) {
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000), redirect: "manual", ...options });
  if (response.headers.get("x-started-by") === signature) return response;
  await response.body?.cancel();
  const { port, hostname } = new URL(url);
  throw new Sentence(`Port ${port} is answered by another server (at ${hostname}): stop it or set PORT to a free port.`);
}

async function healthyStatus(ask) {
  const response = await ask("/api/status");
  const status = await response.json();
  if (!status.healthy) throw new Error(`the app says: ${status.reasons?.map(({ message }) => message).join(" ") || "not healthy"}`);
  return status;
}

async function pageWithSupply(ask, aid) {
  const supply = await totalSupply(ask, aid);
  const response = await ask("", { headers: { "accept-language": "en" } });
  if (response.status !== 200) throw new Error(`the page answered ${response.status}`);
  return showsAmount(await response.text(), supply) ? true : undefined;
}

/** AID's supply in its smallest unit, read as the browser reads it. */
async function totalSupply(ask, aid) {
  const call = { jsonrpc: "2.0", id: 1, method: "eth_call", params: [{ to: aid, data: "0x18160ddd" }, "latest"] };
  const response = await ask("/api/rpc", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(call) });
  const { result, error } = await response.json();
  if (!result) throw new Error(`/api/rpc answered ${response.status}: ${error?.message ?? "no result"}`);
  return BigInt(result);
}

/** Whether the text that a reader sees, not the script beside it, has this amount (18 decimals) with two decimals. */
export function showsAmount(html, raw) {
  const text = html.replace(/<(script|style|template)\b.*?<\/\1>/gis, " ").replace(/<[^>]*>/g, "");
  const cents = raw / 10n ** 16n;
  const figure = `${(cents / 100n).toLocaleString("en-US")}.${String(cents % 100n).padStart(2, "0")}`;
  return new RegExp(`(?<![0-9.,])${figure.replaceAll(".", "\\.")}(?![0-9])`).test(text);
}
