import { erc20Abi, hexToBigInt } from "viem";
import { call, readContract } from "viem/actions";
import { addressIn } from "../../chain/addresses";
import type { Before, PlanFacts, Route, Spend, Where } from "../flow";
import type { Way } from "../machine/state";
import { accountKind } from "../network/account-kind";
import type { Deps } from "../run/deps";
import { takesBatches } from "./capabilities";

/**
 * What the planner has to know, read at one block. `avoid` are the ways that the wallet or the person
 * refused during this run.
 */
export async function readFacts(
  deps: Pick<Deps, "client" | "wallet" | "clock" | "policy" | "where">,
  parameters: { routes: readonly Route[]; avoid: readonly Way[]; blockNumber: bigint },
): Promise<PlanFacts> {
  const { where, client } = deps;
  const { routes, avoid, blockNumber } = parameters;
  const spends = routes.flatMap(({ spend }) => (spend === undefined ? [] : [spend]));
  const before = routes.find((route) => route.before !== undefined)?.before;
  if (spends.length === 0 && before === undefined) {
    return { where, allowance: () => 0n, isNeeded: () => false, canBatch: false, canPermit: () => false };
  }

  const [kind, batches, done, ...allowances] = await Promise.all([
    accountKind(client, where.account),
    avoid.includes("batch") ? false : takesBatches({ ...deps, account: where.account, chainId: where.chainId }),
    before !== undefined && readDone(client, before, blockNumber),
    ...spends.map((spend) => readAllowance(client, where, spend, blockNumber)),
  ]);
  const known = new Map(spends.map((spend, index) => [keyOf(spend), allowances[index] ?? 0n]));
  return {
    where,
    allowance: (spend) => known.get(keyOf(spend)) ?? 0n,
    isNeeded: () => !done,
    canBatch: batches,
    // A contract has no key to sign a permit of 65 bytes with, which is the only kind that Router takes.
    canPermit: () => kind !== "contract" && !avoid.includes("permit"),
  };
}

function keyOf({ token, spender }: Spend): string {
  return `${token}>${spender}`;
}

async function readDone(client: Deps["client"], { done }: Before, blockNumber: bigint): Promise<boolean> {
  const { data = "0x0" } = await call(client, { ...done, blockNumber });
  return hexToBigInt(data) !== 0n;
}

function readAllowance(client: Deps["client"], where: Where, { token, spender }: Spend, blockNumber: bigint) {
  const { account, addresses } = where;
  return readContract(client, {
    address: addresses[token],
    abi: erc20Abi,
    functionName: "allowance",
    args: [account, addressIn(addresses, spender)],
    blockNumber,
  });
}
