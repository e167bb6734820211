import type { AbiFunction, AbiParameter, Address } from "viem";
import { getAbiItem, toFunctionSignature } from "viem";
import { accessManagerAbi, aidAbi, exitTicketAbi, identityAbi, issuerAbi, routerAbi, stakedAidAbi, treasuryAbi } from "../../abis";
import { appraisalsAbi, attestationsAbi, collateralAuctionAbi, dealAbi, dealFactoryAbi, gpuTitleAbi, juniorTokenAbi, telemetryAbi } from "../../abis/credit";
import { addresses, type ProtocolName } from "../../lib/chain/addresses";
import { type AttestationKind, attestationKinds } from "../../lib/chain/attestation-kinds";
import { type CreditName, everyAddressOf } from "../../lib/chain/credit-addresses";
import { roleIds } from "../../lib/chain/roles";
import words from "../../messages/en.json";
import { calls, type DescribedContract } from "./calls";
import type { Words } from "./fields";
import { messages } from "./messages";
import { type Descriptor, type Format, SCHEMA_URL } from "./schema";

const abis = {
  ...{ Issuer: issuerAbi, Router: routerAbi, AID: aidAbi, StakedAID: stakedAidAbi, ExitTicket: exitTicketAbi },
  ...{ Identity: identityAbi, Treasury: treasuryAbi, AccessManager: accessManagerAbi },
  ...{ GpuTitle: gpuTitleAbi, Appraisals: appraisalsAbi, Telemetry: telemetryAbi, Attestations: attestationsAbi },
  ...{ DealFactory: dealFactoryAbi, Deal: dealAbi, JuniorToken: juniorTokenAbi, CollateralAuction: collateralAuctionAbi },
} as const;

/** AccessManager.PUBLIC_ROLE: everybody has it. */
const PUBLIC_ROLE = 2n ** 64n - 1n;

/** Who signs an attestation. */
const attesting: Readonly<Record<AttestationKind, string>> = { Auditor: "auditor", BillCustodian: "custodian of the bills", Bailee: "bailee" };

const enums = {
  roles: {
    ...Object.fromEntries(Object.entries(roleIds).map(([name, id]) => [String(id), words.statusPage.roles.name[name as keyof typeof roleIds]])),
    [String(PUBLIC_ROLE)]: "everybody",
  },
  /** Identity.Voucher.kind */
  kinds: { "1": "person", "2": "entity" },
  /** Schedule.Amortisation */
  amortisations: { "0": "at the end", "1": "in equal parts", "2": "in level payments" },
  /** DealBooks.Breach */
  breaches: { "0": "LTV", "1": "insurance", "2": "telemetry" },
  attestations: Object.fromEntries(attestationKinds.map((kind, number) => [String(number), attesting[kind]])),
};

/** Every descriptor by its file's name, as the registry of wallets wants it: calls and typed data apart. */
export function descriptors(): Map<string, Descriptor> {
  const contracts = Object.keys(calls) as DescribedContract[];
  return new Map([
    ...contracts.map((contract) => [`calldata-${contract}.json`, callsOf(contract)] as const),
    ...contracts.flatMap((contract) => {
      const descriptor = messagesOf(contract);
      return descriptor ? [[`eip712-${contract}.json`, descriptor] as const] : [];
    }),
  ]);
}

function callsOf(contract: DescribedContract): Descriptor {
  const formats = Object.fromEntries(Object.entries(calls[contract]).map(([signature, said]) => [keyOf(contract, signature), formatOf(said)]));
  const context = { $id: idOf(contract), contract: bindingOf(contract) };
  return { $schema: SCHEMA_URL, context, metadata: metadataOf(contract, formats), display: { formats } };
}

function messagesOf(contract: DescribedContract): Descriptor | undefined {
  const signed = messages[contract];
  if (!signed) return undefined;
  const formats = Object.fromEntries(Object.entries(signed.types).map(([type, said]) => [type, formatOf(said)]));
  const context = { $id: `${idOf(contract)}, typed data`, eip712: { domain: signed.domain, deployments: deploymentsOf(contract) } };
  return { $schema: SCHEMA_URL, context, metadata: metadataOf(contract, formats), display: { formats } };
}

/** Deals and junior tokens are clones that the factory makes; their descriptor is bound to what it tells of, not to an address. */
function bindingOf(contract: DescribedContract) {
  if (contract !== "Deal" && contract !== "JuniorToken") return { deployments: deploymentsOf(contract) };
  const event = getAbiItem({ abi: dealFactoryAbi, name: "DealProposed" });
  return { factory: { deployments: deploymentsOf("DealFactory"), deployEvent: `${event.name}(${event.inputs.map(canonicalType).join(",")})` } };
}

function canonicalType(parameter: AbiParameter): string {
  if (!("components" in parameter)) return parameter.type;
  return `(${parameter.components.map(canonicalType).join(",")})${parameter.type.slice("tuple".length)}`;
}

const idOf = (contract: DescribedContract) => (contract === "AID" ? contract : `AID ${contract}`);

/** Names, and of the tokens' addresses and the lists of words those that the formats refer to. */
function metadataOf(contract: DescribedContract, formats: Record<string, Format>): Descriptor["metadata"] {
  const used = [...JSON.stringify(formats).matchAll(/\$\.metadata\.(maps|enums)\.(\w+)/g)];
  const named = (section: "maps" | "enums") => [...new Set(used.flatMap(([, where, name]) => (where === section && name ? [name] : [])))];
  const maps = named("maps").map((name) => [name, { $keyType: "chain id", values: addressesOf(name as ProtocolName) }] as const);
  const lists = named("enums").map((name) => [name, enums[name as keyof typeof enums]] as const);
  return {
    owner: "AID",
    contractName: contract,
    ...(maps.length > 0 && { maps: Object.fromEntries(maps) }),
    ...(lists.length > 0 && { enums: Object.fromEntries(lists) }),
  };
}

/** Chain id → address, on every chain that the protocol is on. */
function addressesOf(contract: ProtocolName | CreditName): Record<string, Address> {
  return Object.fromEntries(Object.keys(addresses).map((chainId) => [chainId, everyAddressOf(Number(chainId))[contract]]));
}

function deploymentsOf(contract: ProtocolName | CreditName) {
  return Object.entries(addressesOf(contract)).map(([chainId, address]) => ({ chainId: Number(chainId), address }));
}

function formatOf({ intent, sentence, fields }: Words): Format {
  return {
    intent,
    ...(sentence !== undefined && { interpolatedIntent: sentence }),
    fields: Object.entries(fields).map(([path, shown]) => ({ path, ...shown })),
  };
}

/** The function with the names of its parameters, as ERC-7730 writes it: `mint(uint256 usdc,address receiver)`. Throws where the ABI has none. */
function keyOf(contract: DescribedContract, signature: string): string {
  const found = writesOf(contract).find((item) => toFunctionSignature(item) === signature);
  if (!found) throw new Error(`${contract} has no ${signature} that changes state.`);
  return `${found.name}(${found.inputs.map(parameterText).join(",")})`;
}

/** Every function of the contract that changes state. */
export function writesOf(contract: DescribedContract): readonly AbiFunction[] {
  const abi: readonly { readonly type: string }[] = abis[contract];
  const functions = abi.filter((item): item is AbiFunction => item.type === "function");
  return functions.filter(({ stateMutability }) => stateMutability === "nonpayable" || stateMutability === "payable");
}

function parameterText(parameter: AbiParameter): string {
  const { type, name = "" } = parameter;
  if (!("components" in parameter)) return `${type} ${name}`;
  return `(${parameter.components.map(parameterText).join(",")})${type.slice("tuple".length)} ${name}`;
}
