import { until } from "./poll.mjs";

/** Resolves when the app says that it is healthy and its first page carries the supply that the chain tells. */
export async function awaitLivePage(origin) {
  const { contracts } = await until("A healthy app", () => healthyStatus(origin), { withinMs: 90_000 });
  await until("A page with live figures", () => pageWithSupply(origin, contracts.AID), { withinMs: 30_000 });
}

async function healthyStatus(origin) {
  const response = await fetch(`${origin}/api/status`, { signal: AbortSignal.timeout(10_000) });
  const status = await response.json();
  if (!status.healthy) throw new Error(`the app says: ${status.reasons?.map(({ message }) => message).join(" ") || "not healthy"}`);
  return status;
}

async function pageWithSupply(origin, aid) {
  const supply = await totalSupply(origin, aid);
  const response = await fetch(origin, { headers: { "accept-language": "en" }, signal: AbortSignal.timeout(20_000) });
  if (response.status !== 200) throw new Error(`the page answered ${response.status}`);
  return showsAmount(await response.text(), supply) ? true : undefined;
}

/** AID's supply in its smallest unit, read as the browser reads it. */
async function totalSupply(origin, aid) {
  const call = { jsonrpc: "2.0", id: 1, method: "eth_call", params: [{ to: aid, data: "0x18160ddd" }, "latest"] };
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${origin}/api/rpc`, { method: "POST", headers, body: JSON.stringify(call), signal: AbortSignal.timeout(10_000) });
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
