import "server-only";
import { everyAddressOn } from "../../chain/credit-addresses";
import type { Due, ProtocolView } from "../../queries/index";
import { readDue, readProtocol } from "../../queries/lens";
import type { ChainHealth } from "../../screens/facts";
import { type ChainAccess, chainAccess } from "../chain";
import { createChainClock } from "../chain-clock";
import { chainHealth } from "../chain-health";
import { remember } from "../remember";
import type { Pool } from "../rpc/pool";
import { type ContractCodes, readContractCodes } from "./contract-codes";
import { createGovernanceReader, type Governance } from "./governance";
import { keepLast, type Part } from "./last-good";
import { type Lending, readLending } from "./lending";
import { createStatusReader, type Status } from "./read-status";

/** Everything that the status page shows. */
export type StatusReport = {
  readonly status: Status;
  readonly servers: ReturnType<Pool["servers"]>;
  readonly protocol: Part<ProtocolView>;
  /** How far the protocol's figures can be trusted. */
  readonly health: ChainHealth;
  /** What ages are counted from, unix seconds. */
  readonly now: number;
  readonly codes: Part<ContractCodes>;
  /** What a service of the queue would do; null where nothing is due. */
  readonly due: Part<Due | null>;
  readonly governance: Part<Governance>;
  readonly lending: Part<Lending>;
};

/** Shorter than any chain's block time. */
const KEEP_MS = 1_000;
const KEEP_GOVERNANCE_MS = 4_000;
/** Code does not change, short of a local chain that is made anew. */
const KEEP_CODES_MS = 5_000;

/** Makes the reader of a report. It never throws and ends within `patienceMs`. */
export function createReportReader(access: ChainAccess, patienceMs = 4_000): () => Promise<StatusReport> {
  const { client, chainId, pool } = access;
  const deployment = everyAddressOn(chainId);
  const status = remember(createStatusReader({ ...access, patienceMs }), KEEP_MS);
  const clock = createChainClock(client, chainId);
  if (!deployment) {
    return async () => ({
      ...{ status: await status(), servers: pool.servers(), protocol: {}, codes: {}, governance: {}, due: {}, lending: {} },
      ...{ health: { status: "not-deployed" }, now: await clock() },
    });
  }
  const protocol = keepLast(remember(() => readProtocol(client, chainId), KEEP_MS), { patienceMs });
  const due = keepLast(remember(() => readDue(client, chainId), KEEP_MS), { patienceMs });
  const codes = keepLast(remember(() => readContractCodes(client, deployment), KEEP_CODES_MS), { patienceMs });
  const governance = keepLast(remember(createGovernanceReader(client, deployment), KEEP_GOVERNANCE_MS), { patienceMs });
  const lending = keepLast(remember(() => readLending(client, deployment), KEEP_MS), { patienceMs });
  return async () => {
    const looks = [status(), protocol(), codes(), governance(), due(), lending(), clock()] as const;
    const [known, figures, contracts, rules, served, limits, now] = await Promise.all(looks);
    const read = { protocol: figures, codes: contracts, governance: rules, due: served, lending: limits };
    return { status: known, ...read, health: chainHealth(chainId, figures, now), now, servers: pool.servers() };
  };
}

let read: (() => Promise<StatusReport>) | undefined;

/** How the app and everything that it stands on are, as far as it can be read. Never throws. */
export function getStatusReport(): Promise<StatusReport> {
  read ??= createReportReader(chainAccess());
  return read();
}
