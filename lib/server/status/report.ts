import "server-only";
import { addresses } from "../../chain/addresses";
import type { ProtocolView } from "../../queries/index";
import { readProtocol } from "../../queries/lens";
import { type ChainAccess, chainAccess } from "../chain";
import { remember } from "../remember";
import type { Pool } from "../rpc/pool";
import { type ContractCodes, readContractCodes } from "./contract-codes";
import { createGovernanceReader, type Governance } from "./governance";
import { keepLast, type Part } from "./last-good";
import { createStatusReader, type Status } from "./read-status";

/** Everything that the status page shows. */
export type StatusReport = {
  readonly status: Status;
  readonly servers: ReturnType<Pool["servers"]>;
  readonly protocol: Part<ProtocolView>;
  readonly codes: Part<ContractCodes>;
  readonly governance: Part<Governance>;
};

/** Shorter than any chain's block time. */
const KEEP_MS = 1_000;
const KEEP_GOVERNANCE_MS = 4_000;
/** Code does not change, short of a local chain that is made anew. */
const KEEP_CODES_MS = 20_000;

/** Makes the reader of a report. It never throws and ends within `patienceMs`. */
export function createReportReader(access: ChainAccess, patienceMs = 4_000): () => Promise<StatusReport> {
  const { client, chainId, pool } = access;
  const deployment = addresses[chainId];
  const status = remember(createStatusReader({ ...access, patienceMs }), KEEP_MS);
  if (!deployment) {
    return async () => ({ status: await status(), servers: pool.servers(), protocol: {}, codes: {}, governance: {} });
  }
  const protocol = keepLast(remember(() => readProtocol(client, chainId), KEEP_MS), { patienceMs });
  const codes = keepLast(remember(() => readContractCodes(client, deployment), KEEP_CODES_MS), { patienceMs });
  const governance = keepLast(remember(createGovernanceReader(client, deployment), KEEP_GOVERNANCE_MS), { patienceMs });
  return async () => {
    const [known, figures, contracts, rules] = await Promise.all([status(), protocol(), codes(), governance()]);
    return { status: known, protocol: figures, codes: contracts, governance: rules, servers: pool.servers() };
  };
}

let read: (() => Promise<StatusReport>) | undefined;

/** How the app and everything that it stands on are, as far as it can be read. Never throws. */
export function getStatusReport(): Promise<StatusReport> {
  read ??= createReportReader(chainAccess());
  return read();
}
