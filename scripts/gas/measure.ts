import { sendTransaction } from "../../contracts/script/lib/transactions";
import { chainClients } from "../../world/chain/clients";
import { type LocalWorld, startLocalWorld } from "../../world/testing/local-world";
import type { Action, Occasion } from "./action";
import { actionsOf } from "./actions";
import { dealRound } from "./deal-round";
import { type Naming, namesOf } from "./names";
import type { Round } from "./round";
import { traceTransaction } from "./trace";

export type NamedSlot = { readonly contract: string; readonly slot: string; readonly reads: number; readonly writes: number; readonly gas: number };
export type Measurement = {
  readonly id: string;
  readonly occasion: Occasion;
  readonly gas: number;
  /** Where it goes; they add up to `gas`. */
  readonly parts: readonly { readonly what: string; readonly gas: number }[];
  readonly slots: readonly NamedSlot[];
};

/**
 * Any fixed moments: the figures are the same on every machine and every day. A time is in every permit, so it decides how
 * many zero bytes there are to pay for, and whether interest accrues between two blocks.
 */
const clock = { timestamp: 1_780_000_000, secondsPerBlock: 12 } as const;

const rounds: readonly ((world: LocalWorld) => Promise<Round>)[] = [
  (world) => Promise.resolve({ actions: actionsOf(world), contracts: [], accounts: {} }),
  dealRound,
];

/** Runs every round of actions on a world of its own and measures them by receipt and by trace. */
export async function measureGas(port: number): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const round of rounds) measurements.push(...(await measureRound(port, round)));
  return measurements;
}

async function measureRound(port: number, round: (typeof rounds)[number]): Promise<Measurement[]> {
  const world = await startLocalWorld({ port, ...clock, tracing: true });
  try {
    const { actions, contracts, accounts } = await round(world);
    const naming = await namesOf(world, contracts, accounts);
    const measurements: Measurement[] = [];
    for (const action of actions) measurements.push(await measure(world, action, naming));
    return measurements;
  } finally {
    await world.stop();
  }
}

async function measure(world: LocalWorld, action: Action, naming: Naming): Promise<Measurement> {
  await action.before?.();
  const wallet = chainClients(world.rpcUrl).walletOf(action.from);
  const receipt = await sendTransaction({ publicClient: world.publicClient, wallet }, { to: action.to, data: await action.data() });
  const [trace, transaction] = await Promise.all([
    traceTransaction(world.rpcUrl, receipt.transactionHash, action.to),
    world.publicClient.getTransaction({ hash: receipt.transactionHash }),
  ]);
  const nameOf = (address: string): string => naming.get(address)?.contract ?? address;
  const slots = trace.slots.map(({ contract, slot, reads, writes, gas }) => {
    return { contract: nameOf(contract), slot: naming.get(contract)?.names.get(slot) ?? slot, reads, writes, gas };
  });
  const inCalls = trace.calls.reduce((sum, { gas }) => sum + gas, 0);
  const base = Number(transaction.gas) - trace.gasAtStart;
  const gas = Number(receipt.gasUsed);
  const parts = [
    { what: "the transaction itself and its calldata", gas: base },
    { what: `${nameOf(action.to.toLowerCase())}: own computing and storage`, gas: trace.execution - inCalls },
    ...trace.calls.map((call) => ({ what: `call of ${nameOf(call.contract)}`, gas: call.gas })),
    { what: "refund for cleared slots", gas: gas - base - trace.execution },
  ];
  return { id: action.id, occasion: action.occasion, gas, parts: parts.filter((part) => part.gas !== 0), slots };
}
