import type { Address, Client, Hex } from "viem";
import { readContract } from "viem/actions";
import { accessManagerAbi } from "../../../abis/access-manager";
import type { EveryAddress } from "../../chain/credit-addresses";
import { deployedTerms, publicRole, roleIds, type RoleTerms } from "../../chain/roles";
import { readBlock } from "../../queries/block";
import type { BlockTime } from "../find-block";
import { type AccessRules, readAccessRules } from "./access-rules";
import { type DescribedCall, describeCall } from "./describe-call";
import { createManagerLogs, type ManagerLog, type ManagerLogs } from "./manager-logs";
import { readRosters, type Rosters } from "./rosters";

/** Who holds a role. Times in unix seconds, delays in seconds. */
export type Holder = {
  readonly account: Address;
  /** Seconds between scheduling and executing. */
  readonly delay: number;
  /** From when on the role is held; may lie ahead. */
  readonly since: number;
  /** Another delay takes its place at `from`. */
  readonly next?: { readonly delay: number; readonly from: number };
};

export type Role = {
  readonly id: bigint;
  /** The role that may cancel what this one has scheduled. */
  readonly guardian: bigint;
  /** The role whose holders give and take this one. */
  readonly admin: bigint;
  /** Seconds between giving it and holding it. */
  readonly grantDelay: number;
  /** The terms that it was deployed with; undefined for a role that the deployment does not make. */
  readonly deployed: RoleTerms | undefined;
  readonly holders: readonly Holder[];
};

export type Operation = {
  readonly id: Hex;
  readonly caller: Address;
  readonly call: DescribedCall;
  /** Unix seconds between which it can be executed. */
  readonly readyAt: number;
  readonly expiresAt: number;
};

export type Governance = {
  readonly block: BlockTime;
  readonly roles: readonly Role[];
  /** Whose word the contracts take. */
  readonly rosters: Rosters;
  /** What waits, the first to become ready first. */
  readonly operations: readonly Operation[];
  /** Which role may call which function. */
  readonly rules: AccessRules;
  readonly logs: Pick<ManagerLogs, "since" | "complete">;
};

/** Makes a reader of who may do what and what is about to be done. It throws viem's error when the chain does not answer. */
export function createGovernanceReader(client: Client, deployment: EveryAddress): () => Promise<Governance> {
  const readLogs = createManagerLogs(client, deployment);
  return async () => {
    const { number, timestamp } = await readBlock(client);
    const { logs, ...reach } = await readLogs(number);
    const manager = { client, address: deployment.AccessManager, blockNumber: number };
    const [roles, rules, rosters, operations] = await Promise.all([
      readRoles(manager, logs),
      readAccessRules(client, deployment, { blockNumber: number }),
      readRosters({ client, deployment, blockNumber: number }, logs),
      readOperations(manager, logs, deployment),
    ]);
    const unheard = await readUnheardRoles(manager, roles, rules);
    return { block: { number, timestamp }, roles: [...roles, ...unheard], rules, rosters, operations, logs: reach };
  };
}

type At = { readonly client: Client; readonly address: Address; readonly blockNumber: bigint };

const callOf = ({ address, blockNumber }: At) => ({ address, blockNumber, abi: accessManagerAbi });

async function readRoles(manager: At, logs: readonly ManagerLog[]): Promise<Role[]> {
  const candidates = new Map<bigint, Set<Address>>(Object.values(roleIds).map((id) => [id, new Set()]));
  for (const { eventName, args } of logs) {
    if (eventName !== "RoleGranted") continue;
    candidates.set(args.roleId, (candidates.get(args.roleId) ?? new Set()).add(args.account));
  }
  return Promise.all([...candidates].map(([id, accounts]) => readRole(manager, id, [...accounts])));
}

/** Roles that may call something and that nobody was given, as far as the events are known. Ordinarily none, and no question asked. */
function readUnheardRoles(manager: At, heard: readonly Role[], { functions }: AccessRules): Promise<Role[]> {
  const known = new Set([publicRole, ...heard.map(({ id }) => id)]);
  const unheard = new Set(functions.map(({ role }) => role).filter((role) => !known.has(role)));
  return Promise.all([...unheard].map((id) => readRole(manager, id, [])));
}

async function readRole(manager: At, id: bigint, accounts: readonly Address[]): Promise<Role> {
  const [guardian, admin, grantDelay, ...holders] = await Promise.all([
    readContract(manager.client, { ...callOf(manager), functionName: "getRoleGuardian", args: [id] }),
    readContract(manager.client, { ...callOf(manager), functionName: "getRoleAdmin", args: [id] }),
    readContract(manager.client, { ...callOf(manager), functionName: "getRoleGrantDelay", args: [id] }),
    ...accounts.map((account) => readHolder(manager, id, account)),
  ]);
  return { id, guardian, admin, grantDelay, deployed: deployedTerms(id), holders: holders.filter((holder) => holder !== undefined) };
}

async function readHolder(manager: At, role: bigint, account: Address): Promise<Holder | undefined> {
  const access = await readContract(manager.client, { ...callOf(manager), functionName: "getAccess", args: [role, account] });
  const [since, delay, pendingDelay, effect] = access;
  if (since === 0) return undefined;
  return { account, delay, since, ...(effect > 0 && { next: { delay: pendingDelay, from: effect } }) };
}

async function readOperations(manager: At, logs: readonly ManagerLog[], deployment: EveryAddress): Promise<Operation[]> {
  const scheduled = new Map(
    logs.flatMap((log) => (log.eventName === "OperationScheduled" ? [[log.args.operationId, log.args] as const] : [])),
  );
  const [lifetime, ...times] = await Promise.all([
    readContract(manager.client, { ...callOf(manager), functionName: "expiration" }),
    ...[...scheduled.keys()].map((id) =>
      readContract(manager.client, { ...callOf(manager), functionName: "getSchedule", args: [id] }),
    ),
  ]);
  return [...scheduled.values()]
    .map(({ operationId, caller, target, data }, index): Operation => {
      const readyAt = times[index] ?? 0;
      return { id: operationId, caller, call: describeCall(deployment, target, data), readyAt, expiresAt: readyAt + lifetime };
    })
    // Executed, cancelled and expired ones have no time any more.
    .filter(({ readyAt }) => readyAt > 0)
    .sort((a, b) => a.readyAt - b.readyAt);
}
