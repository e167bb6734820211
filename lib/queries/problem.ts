import { NotDeployedError } from "../chain/addresses";
import { errorLinks, property } from "../errors/error-links";

/**
 * Why a view of the chain is not there. `unreachable`: nothing answers. `unreadable`: the chain answers, but not with
 * AID's figures, as when a contract of it is missing. `not-deployed`: there is no AID on this chain at all.
 */
export type ReadProblem = "unreachable" | "unreadable" | "not-deployed";

/** The same for a page, which may also be cut off from our own server. */
export type PageProblem = ReadProblem | "offline";

/** Codes of a node that ran the call and has no result for it: a revert (EIP-1474, geth), Nethermind's own. */
const ranWithoutResult: ReadonlySet<unknown> = new Set([3, -32_000, -32_015]);

/** What a failed read of the Lens means. */
export function readProblemOf(error: unknown): ReadProblem {
  if (error instanceof NotDeployedError) return "not-deployed";
  return errorLinks(error).some((link) => ranWithoutResult.has(property(link, "code"))) ? "unreadable" : "unreachable";
}

/** What a failed read means for the page that made it: where no server of ours answered, the chain may be well. */
export function pageProblemOf(error: unknown): PageProblem {
  const cutOff = errorLinks(error).some((link) => property(link, "name") === "HttpRequestError" && property(link, "status") === undefined);
  return cutOff ? "offline" : readProblemOf(error);
}

/** Whether a read failed because there is no market (NoMarketError). By its name: pages have code that was bundled apart. */
export function isNoMarket(error: unknown): boolean {
  return errorLinks(error).some((link) => property(link, "name") === "NoMarketError");
}
