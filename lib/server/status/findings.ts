import { codeReasons, roleReasons, ruleReasons, type StatusReason } from "./reasons";
import type { StatusReport } from "./report";

/** What a page of status comes to: everything is in order only if nothing is wrong and nothing is missing. */
export type Findings = {
  /** What is wrong with what the app stands on. */
  readonly reasons: readonly StatusReason[];
  /** Parts of the page that could not be read just now, so that they are old or absent. */
  readonly unread: readonly UnreadPart[];
  /** Roles, rosters and operations are known from this block on only. */
  readonly searchedSince?: bigint;
  /** Servers of the chain that failed, lag behind or serve another chain. */
  readonly failingServers: number;
  readonly inOrder: boolean;
};

const parts = ["protocol", "codes", "governance", "lending"] as const;
type UnreadPart = (typeof parts)[number];

type Source = Pick<StatusReport, "status" | "servers" | (typeof parts)[number]>;

/**
 * Sums up a report. The page reads code and rules by itself, at moments of its own: what either look has found counts, so that the
 * summary never says better than a section below it.
 */
export function findingsOf(report: Source): Findings {
  const { status, servers, codes, governance, lending } = report;
  const { last: ruled } = governance;
  const own = [...codeReasons(codes.last?.contracts ?? []), ...(ruled ? [...ruleReasons(ruled.rules), ...roleReasons(ruled.roles)] : []), ...(lending.last?.paused ? [{ code: "deals-paused" } as const] : [])];
  const known = new Set(status.reasons.map(({ code }) => code));
  const reasons = [...status.reasons, ...own.filter(({ code }) => !known.has(code))];
  const unread = parts.filter((part) => report[part].failingSince !== undefined);
  const logs = ruled?.logs;
  const failingServers = servers.filter(({ state }) => state !== "answers" && state !== "not-asked").length;
  const searched = logs === undefined || logs.complete;
  return {
    reasons,
    unread,
    failingServers,
    ...(!searched && { searchedSince: logs.since }),
    inOrder: reasons.length === 0 && unread.length === 0 && failingServers === 0 && searched,
  };
}
