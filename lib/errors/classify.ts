import { type ClassifiedError, type TransportCode, transportCodes } from "./codes";
import { decodeRevert, type DecodedRevert } from "./decode-revert";
import { errorDetail } from "./error-detail";
import { errorLinks, property } from "./error-links";
import { revertData } from "./revert-data";
import { transportCodesOf } from "./transport-code";

/**
 * Failures on the way, most telling first. They come before what a contract said: an answer that was
 * never fetched proves nothing about the contract.
 */
const beforeContract: readonly TransportCode[] = [
  "user-rejected",
  "wallet-busy",
  "wallet-unauthorized",
  "wallet-disconnected",
  "wallet-unsupported",
  "rate-limited",
  "confirmation-timeout",
  "request-timeout",
  "wrong-chain",
  "chain-unknown",
  "unreachable",
];

/** What nodes answer; a revert inside such an answer says more than the answer's number. */
const afterContract: readonly TransportCode[] = [
  "insufficient-gas",
  "fee-too-low",
  "fee-invalid",
  "nonce-used",
  "nonce-ahead",
  "gas-limit",
];

const nodeAnswers: readonly TransportCode[] = ["not-found", "rpc-unsupported", "rpc-invalid", "rpc-internal", "rpc-refused"];

/** Ethereum nodes' number for "execution reverted". */
const revertNumber = 3;
const zeroDataNames: readonly unknown[] = ["ContractFunctionZeroDataError", "AbiDecodingZeroDataError"];

/**
 * Says what went wrong from codes, types and selectors alone, never from wording. Takes anything that
 * can be thrown and never throws.
 */
export function classify(error: unknown): ClassifiedError {
  const links = errorLinks(error);
  const detail = errorDetail(error, links);
  const present = new Set(links.flatMap(transportCodesOf).map((code) => (code === "wallet-busy" && fromNode(links) ? "unreachable" : code)));
  const find = (candidates: readonly TransportCode[]) => candidates.find((code) => present.has(code));

  const transport = find(beforeContract);
  if (transport !== undefined) return fromTransport(transport, detail);
  const revert = revertOf(links);
  if (revert !== undefined && revert.code !== "revert-empty") return { kind: "contract", ...revert, detail };
  const other = find(afterContract);
  if (other !== undefined) return fromTransport(other, detail);
  if (revert !== undefined) return { kind: "contract", ...revert, detail };
  return fromTransport(find(nodeAnswers) ?? "unknown", detail);
}

/** −32002 means "a request is already open" in a wallet, but "resource unavailable" in a node's answer. */
function fromNode(links: readonly object[]): boolean {
  return links.some((link) => property(link, "name") === "RpcRequestError");
}

function fromTransport(code: TransportCode, detail: string): ClassifiedError {
  return { ...transportCodes[code], code, values: {}, detail };
}

function revertOf(links: readonly object[]): DecodedRevert | undefined {
  const data = revertData(links);
  if (data !== undefined) return decodeRevert(data);
  if (links.some((link) => zeroDataNames.includes(property(link, "name")))) {
    return { code: "no-contract", values: {}, retry: false };
  }
  return links.some((link) => property(link, "code") === revertNumber) ? decodeRevert("0x") : undefined;
}
