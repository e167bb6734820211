import { marketNames } from "../../chain/addresses";
import type { EveryContractName } from "../../chain/credit-addresses";
import { publicRole } from "../../chain/roles";
import { feedStatus } from "../../finance/feed-status";
import type { ProtocolView } from "../../queries/index";
import type { AccessRules, FunctionRule } from "./access-rules";
import type { CodeState, ContractCode } from "./contract-codes";
import type { Role } from "./governance";
import { roleChanges } from "./role-changes";

/** Why the app is not healthy. Each has its sentence in the catalogue, under `status`. */
export const statusCodes = [
  "chain-unreachable",
  "chain-wrong",
  "chain-stuck",
  "not-deployed",
  "lens-failed",
  "contract-missing",
  "code-other",
  "rules-failed",
  "authority-other",
  "target-closed",
  "function-public",
  "function-role-other",
  "role-other",
  "feed-unavailable",
  "feed-stale",
  "feed-below-floor",
  "mint-paused",
  "deals-paused",
  "usdc-paused",
  "treasury-frozen",
  "sanctions-unavailable",
  "bills-unavailable",
  "not-fully-backed",
] as const;

export type StatusCode = (typeof statusCodes)[number];

export type StatusReason = {
  readonly code: StatusCode;
  /** The contracts it is about, where it is about some. */
  readonly contracts?: readonly EveryContractName[];
  /** The functions it is about, where it is about some: `Issuer.setCaps`. */
  readonly functions?: readonly string[];
};

const market: ReadonlySet<EveryContractName> = new Set(marketNames);

/** What the code at the contracts' addresses says against the app's health. A market that is not there takes nothing from AID. */
export function codeReasons(codes: readonly ContractCode[]): StatusReason[] {
  const about = (code: StatusCode, wrong: CodeState): StatusReason[] => {
    const contracts = codes.filter(({ name, code: found }) => found === wrong && !market.has(name)).map(({ name }) => name);
    return contracts.length > 0 ? [{ code, contracts }] : [];
  };
  return [...about("contract-missing", "none"), ...about("code-other", "other")];
}

/** What the AccessManager's rules say against it, measured by what the deployment specifies. */
export function ruleReasons({ functions, targets }: AccessRules): StatusReason[] {
  const where = (code: StatusCode, wrong: "elsewhere" | "closed"): StatusReason[] => {
    const contracts = targets.filter((target) => target[wrong]).map(({ contract }) => contract);
    return contracts.length > 0 ? [{ code, contracts }] : [];
  };
  const which = (code: StatusCode, isWrong: (rule: FunctionRule) => boolean): StatusReason[] => {
    const wrong = functions.filter(isWrong).map(({ contract, name }) => `${contract}.${name}`);
    return wrong.length > 0 ? [{ code, functions: wrong }] : [];
  };
  return [
    ...where("authority-other", "elsewhere"),
    ...where("target-closed", "closed"),
    ...which("function-public", ({ role }) => role === publicRole),
    ...which("function-role-other", ({ role, specified }) => role !== publicRole && role !== specified),
  ];
}

/** What the terms of the roles say against it. The page of status reads them and marks them; the check of health does not. */
export function roleReasons(roles: readonly Role[]): StatusReason[] {
  const isOther = (role: Role): boolean => {
    const { given, guardian, holders } = roleChanges(role);
    return given || guardian || holders.length > 0;
  };
  return roles.some(isOther) ? [{ code: "role-other" }] : [];
}

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
