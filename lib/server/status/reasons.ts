import { feedStatus } from "../../finance/feed-status";
import type { ProtocolView } from "../../queries/index";

/** Why the app is not healthy. Each has its sentence in the catalogue, under `status`. */
export const statusCodes = [
  "chain-unreachable",
  "chain-wrong",
  "chain-stuck",
  "not-deployed",
  "lens-failed",
  "contract-missing",
  "feed-unavailable",
  "feed-stale",
  "feed-below-floor",
  "mint-paused",
  "usdc-paused",
  "treasury-frozen",
  "sanctions-unavailable",
  "bills-unavailable",
  "not-fully-backed",
] as const;

export type StatusCode = (typeof statusCodes)[number];

const feedCodes = { unavailable: "feed-unavailable", stale: "feed-stale", "below-floor": "feed-below-floor" } as const;

/** What the protocol's own figures say against its health, at the view's block. */
export function protocolReasons(view: ProtocolView): StatusCode[] {
  const { minting, feed, reserves, timestamp } = view;
  const feedIs = feedStatus(feed, timestamp);
  const checks: readonly (readonly [boolean, StatusCode])[] = [
    [minting.paused, "mint-paused"],
    [minting.usdcPaused, "usdc-paused"],
    [minting.treasuryFrozen, "treasury-frozen"],
    [!minting.sanctionsLive, "sanctions-unavailable"],
    [!reserves.billsLive, "bills-unavailable"],
    [!isFullyBacked(view), "not-fully-backed"],
  ];
  const found = checks.flatMap(([wrong, code]) => (wrong ? [code] : []));
  return feedIs === "holds" ? found : [feedCodes[feedIs], ...found];
}

/**
 * AID is fully backed when what is missing, if anything, is covered by sAID, which bears it with the next recognise():
 * the promise is made for the state after that call.
 */
function isFullyBacked({ sheet }: ProtocolView): boolean {
  return sheet.surplus + sheet.staked >= 0n;
}
