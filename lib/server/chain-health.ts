import { chainFacts } from "../chain/chains";
import type { ProtocolView } from "../queries/index";
import type { ChainHealth } from "../screens/facts";
import type { Part } from "./status/last-good";

/**
 * How far figures that were read last can be trusted to be what the chain says: the newest look failed, or the newest
 * block is old. `now` in unix seconds by the chain's clock.
 */
export function chainHealth(chainId: number, { last, problem }: Part<Pick<ProtocolView, "timestamp">>, now: number): ChainHealth {
  if (last === undefined || problem !== undefined) return { status: problem ?? "unreachable" };
  const age = now - Number(last.timestamp);
  return age > chainFacts(chainId).staleSeconds ? { status: "stale", seconds: BigInt(age) } : { status: "live" };
}
