import { type Address, type Hex, pad, slice, toHex, zeroHash } from "viem";
import { feedAbi } from "../../world/external/chainlink";
import type { LocalWorld } from "../../world/testing/local-world";
import { people } from "./action";
import { chainlinkLayout, fiatTokenImplementationSlot, fiatTokenLayout, forgeLayout, type Variable } from "./layout";
import { type NamedKey, slotNames } from "./slot-names";
import { ticketSlotNames } from "./ticket-slots";

/** A contract, and the keys that its mappings may have been used with besides accounts and contracts. */
export type NamedContract = { readonly contract: string; readonly address: Address; readonly layout: readonly Variable[]; readonly keys: readonly NamedKey[] };

/** By address in lower case: what a contract is called, and its slots. */
export type Naming = ReadonlyMap<string, { readonly contract: string; readonly names: ReadonlyMap<Hex, string> }>;

/** Names what a world always has, and what a round of actions adds: contracts, and accounts with what they are there. */
export async function namesOf(world: LocalWorld, more: readonly NamedContract[], accounts: Readonly<Record<string, Address>>): Promise<Naming> {
  const { addresses, publicClient } = world;
  const aggregator = await publicClient.readContract({ address: addresses.UsdcUsdFeed, abi: feedAbi, functionName: "aggregator" });
  const implementation = await publicClient.getStorageAt({ address: addresses.USDC, slot: fiatTokenImplementationSlot });
  const [rounds, tickets] = [numbers("round "), numbers("ticket ")];
  const ours = ["AID", "Issuer", "Identity", "Treasury", "StakedAID"] as const;
  const contracts: readonly NamedContract[] = [
    ...ours.map((contract) => ({ contract, address: addresses[contract], layout: forgeLayout(contract), keys: tickets })),
    { contract: "USDC", address: addresses.USDC, layout: fiatTokenLayout, keys: [] },
    { contract: "the precompile of signatures", address: "0x0000000000000000000000000000000000000001", layout: [], keys: [] },
    { contract: "Router", address: addresses.Router, layout: [], keys: [] },
    { contract: "USDC implementation", address: slice(implementation ?? zeroHash, 12), layout: [], keys: [] },
    { contract: "Bills", address: addresses.Bills, layout: forgeLayout("LocalTBillVault"), keys: [] },
    { contract: "Sanctions", address: addresses.Sanctions, layout: forgeLayout("LocalSanctionsList"), keys: [] },
    { contract: "Feed proxy", address: addresses.UsdcUsdFeed, layout: chainlinkLayout("EACAggregatorProxy"), keys: rounds },
    { contract: "Feed aggregator", address: aggregator, layout: chainlinkLayout("FluxAggregator"), keys: rounds },
    ...more,
  ];
  const known = [...keysOf(world, aggregator), ...Object.entries(accounts).map(([name, address]): NamedKey => ({ name, key: pad(address) }))];
  const named = contracts.map(({ contract, address, layout, keys }) => [address.toLowerCase(), { contract, names: slotNames(layout, [...known, ...keys]) }] as const);
  const ofTickets = { contract: "ExitTicket", names: ticketSlotNames([...known, ...tickets]) };
  return new Map([...named, [addresses.ExitTicket.toLowerCase(), ofTickets]]);
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

/** Numbers from zero that mappings are used with: of rounds in the feed, of tickets in sAID, of titles. */
export function numbers(of: string): NamedKey[] {
  return Array.from({ length: 16 }, (_, number): NamedKey => ({ name: `${of}${number}`, key: toHex(number, { size: 32 }) }));
}
