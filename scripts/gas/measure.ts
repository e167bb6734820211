import { type Address, type Hex, pad, slice, toHex, zeroHash } from "viem";
import { sendTransaction } from "../../contracts/script/lib/transactions";
import { chainClients } from "../../world/chain/clients";
import { feedAbi } from "../../world/external/chainlink";
import { type LocalWorld, startLocalWorld } from "../../world/testing/local-world";
import { type Action, people, type Occasion } from "./action";
import { actionsOf } from "./actions";
import { chainlinkLayout, fiatTokenImplementationSlot, fiatTokenLayout, forgeLayout, type Variable } from "./layout";
import { type NamedKey, slotNames } from "./slot-names";
import { ticketSlotNames } from "./ticket-slots";
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

/** Runs every action on a world of its own and measures it by receipt and by trace. */
export async function measureGas(port: number): Promise<Measurement[]> {
  const world = await startLocalWorld({ port, ...clock, tracing: true });
  try {
    const naming = await namesOf(world);
    const measurements: Measurement[] = [];
    for (const action of actionsOf(world)) measurements.push(await measure(world, action, naming));
    return measurements;
  } finally {
    await world.stop();
  }
}

type Naming = ReadonlyMap<string, { readonly contract: string; readonly names: ReadonlyMap<Hex, string> }>;

async function measure(world: LocalWorld, action: Action, naming: Naming): Promise<Measurement> {
  await action.before?.();
  const wallet = chainClients(world.rpcUrl).walletOf(action.from);
  const receipt = await sendTransaction({ publicClient: world.publicClient, wallet }, { to: action.to, data: await action.data() });
  const [trace, transaction] = await Promise.all([
    traceTransaction(world.publicClient, receipt.transactionHash, action.to),
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

async function namesOf(world: LocalWorld): Promise<Naming> {
  const { addresses, publicClient } = world;
  const aggregator = await publicClient.readContract({ address: addresses.UsdcUsdFeed, abi: feedAbi, functionName: "aggregator" });
  const implementation = await publicClient.getStorageAt({ address: addresses.USDC, slot: fiatTokenImplementationSlot });
  const contracts: readonly { contract: string; address: Address; layout: readonly Variable[] }[] = [
    ...(["AID", "Issuer", "Identity", "Treasury", "StakedAID"] as const).map((contract) => ({
      contract,
      address: addresses[contract],
      layout: forgeLayout(contract),
    })),
    { contract: "USDC", address: addresses.USDC, layout: fiatTokenLayout },
    { contract: "Router", address: addresses.Router, layout: [] },
    { contract: "USDC implementation", address: slice(implementation ?? zeroHash, 12), layout: [] },
    { contract: "Bills", address: addresses.Bills, layout: forgeLayout("LocalTBillVault") },
    { contract: "Sanctions", address: addresses.Sanctions, layout: forgeLayout("LocalSanctionsList") },
    { contract: "Feed proxy", address: addresses.UsdcUsdFeed, layout: chainlinkLayout("EACAggregatorProxy") },
    { contract: "Feed aggregator", address: aggregator, layout: chainlinkLayout("FluxAggregator") },
  ];
  const keys = keysOf(world, aggregator);
  const named = contracts.map(({ contract, address, layout }) => {
    const names = slotNames(layout, [...keys, ...numbers(contract.startsWith("Feed") ? "round" : "ticket")]);
    return [address.toLowerCase(), { contract, names }] as const;
  });
  const tickets = { contract: "ExitTicket", names: ticketSlotNames([...keys, ...numbers("ticket")]) };
  return new Map([...named, [addresses.ExitTicket.toLowerCase(), tickets]]);
}

/** Accounts and contracts that mappings are used with. */
function keysOf(world: LocalWorld, aggregator: Address): NamedKey[] {
  const named: Readonly<Record<string, Address>> = {
    ...world.addresses,
    "Feed aggregator": aggregator,
    redeemer: world.accounts.verifiedRedeemer.address,
    attestor: world.accounts.attestor.address,
    user: people.plain.address,
    receiver: people.stranger.address,
  };
  const others = [people.permit, people.both, people.another, people.leaver].map(({ address }): NamedKey => ({ name: "user", key: pad(address) }));
  return [...Object.entries(named).map(([name, address]): NamedKey => ({ name, key: pad(address) })), ...others];
}

/** Numbers that mappings are used with: of rounds in the feed, of tickets in sAID. */
function numbers(of: "round" | "ticket"): NamedKey[] {
  return Array.from({ length: 15 }, (_, index) => BigInt(index + 1)).map((number): NamedKey => ({ name: `${of} ${number}`, key: toHex(number, { size: 32 }) }));
}
