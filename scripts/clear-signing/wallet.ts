import { type AbiFunction, type AbiParameter, type Address, decodeAbiParameters, formatUnits, getAddress, type Hex, hexToBigInt, parseAbiItem, toFunctionSelector } from "viem";
import { addresses, type ContractName } from "../../lib/chain/addresses";
import { tokens } from "../../lib/money/tokens";
import type { Descriptor, Field, Format } from "./schema";

/*
 * What a wallet does with a descriptor, by the text of ERC-7730: find the format by selector or type, decode, and show each
 * field. It knows the protocol's tokens, as a wallet knows them from their own contracts.
 */

/** What is signed: a transaction's call, or a message of a contract. */
export type Signed = {
  readonly chainId: number;
  readonly to: Address;
  readonly from: Address;
  readonly value?: bigint;
  /** The factory whose event tells of `to`, as a wallet finds out on chain. */
  readonly madeBy?: Address;
};
export type SignedCall = Signed & { readonly data: Hex };
export type SignedMessage = Signed & { readonly type: string; readonly message: Readonly<Record<string, unknown>> };

/** A line on the wallet's screen: `label: value`. The intent is the first, without a label. */
export type Screen = readonly string[];

/** The function that a key of `display.formats` describes. */
export function functionOf(key: string): AbiFunction {
  return parseAbiItem(`function ${key}`) as AbiFunction;
}

/** The parameters of a type that is keyed by its EIP-712 encoding: the type itself, then those inside it. */
export function membersOf(key: string): AbiParameter[] {
  const [primary = "", ...inner] = [...key.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, name, members]) => ({ name, members }));
  if (primary === "") return [];
  const structs = inner.map(({ name, members = "" }) => `struct ${name} { ${members.split(",").map((member) => `${member};`).join(" ")} }`);
  return (parseAbiItem([`function ${primary.name}(${primary.members})`, ...structs]) as AbiFunction).inputs as AbiParameter[];
}

/** What is shown of a call, or undefined where no descriptor is bound to its contract or knows its selector. */
export function showCall(all: readonly Descriptor[], signed: SignedCall): Screen | undefined {
  const descriptor = all.find(({ context }) => "contract" in context && isBound(context.contract, signed));
  const found = Object.entries(descriptor?.display.formats ?? {}).find(([key]) => toFunctionSelector(functionOf(key)) === signed.data.slice(0, 10));
  if (!descriptor || !found) return undefined;
  const [key, format] = found;
  const { inputs } = functionOf(key);
  const args = namedArguments(inputs, decodeAbiParameters(inputs, `0x${signed.data.slice(10)}`));
  return show(all, descriptor, format, signed, args);
}

/** What is shown of typed data, or undefined where no descriptor is bound to its contract or knows its type. */
export function showMessage(all: readonly Descriptor[], signed: SignedMessage): Screen | undefined {
  const descriptor = all.find(({ context }) => "eip712" in context && isBound(context.eip712, signed));
  const format = descriptor?.display.formats[signed.type];
  return descriptor && format ? show(all, descriptor, format, signed, signed.message) : undefined;
}

type Deployments = readonly { readonly chainId: number; readonly address: string }[];
type Binding = { readonly deployments: Deployments } | { readonly factory: { readonly deployments: Deployments } };

function isBound(binding: Binding, { chainId, to, madeBy }: Signed): boolean {
  const [deployments, at] = "factory" in binding ? [binding.factory.deployments, madeBy] : [binding.deployments, to];
  return at !== undefined && deployments.some((deployment) => deployment.chainId === chainId && getAddress(deployment.address) === getAddress(at));
}

function namedArguments(inputs: readonly AbiParameter[], values: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(inputs.map(({ name = "" }, index) => [name, values[index]]));
}

type Scope = { readonly all: readonly Descriptor[]; readonly descriptor: Descriptor; readonly signed: Signed; readonly args: Readonly<Record<string, unknown>> };

function show(all: readonly Descriptor[], descriptor: Descriptor, format: Format, signed: Signed, args: Readonly<Record<string, unknown>>): Screen {
  const scope: Scope = { all, descriptor, signed, args };
  const sentence = format.interpolatedIntent?.replace(/\{([^}]+)\}/g, (_text, path: string) => {
    const field = format.fields.find((candidate) => candidate.path === path);
    if (!field) throw new Error(`No field for {${path}}.`);
    return textsOf(field, scope).join(", ");
  });
  const lines = format.fields.flatMap((field) => (isShown(field, scope) ? textsOf(field, scope).map((text) => `${field.label}: ${text}`) : []));
  return [format.intent, ...(sentence === undefined ? [] : [sentence]), ...lines];
}

function isShown(field: Field, scope: Scope): boolean {
  const { visible = "always" } = field;
  if (visible === "never") return false;
  return typeof visible === "string" || valuesAt(field.path, scope).every((value) => !visible.ifNotIn.some((hidden) => String(hidden) === String(value)));
}

/** Every value that a path leads to: one, or each of an array's. */
function valuesAt(path: string, { args, signed }: Scope): unknown[] {
  const root = path.startsWith("@.") ? { ...signed } : args;
  return path.replace(/^[#@]\./, "").split(".").reduce<unknown[]>(
    (values, step) => (step === "[]" ? values.flat() : values.map((value) => (value as Record<string, unknown>)[step])),
    [root],
  );
}

function textsOf(field: Field, scope: Scope): string[] {
  return valuesAt(field.path, scope).map((value) => textOf(field, value, scope));
}

function textOf(field: Field, value: unknown, scope: Scope): string {
  switch (field.format) {
    case "raw": return String(value);
    case "amount": return `${formatUnits(value as bigint, 18)} ETH`;
    case "duration": return `${String(value)} s`;
    case "date": return new Date(Number(value) * 1000).toISOString();
    case "unit": return `${formatUnits(value as bigint, field.params.decimals)} ${field.params.base}`;
    case "enum": return scope.descriptor.metadata.enums?.[field.params.$ref.split(".").at(-1) ?? ""]?.[String(value)] ?? String(value);
    case "addressName": return getAddress(value as Address);
    case "tokenAmount": return tokenAmount(field, value as bigint, scope);
    case "calldata": return innerCall(valuesAt(field.params.calleePath, scope)[0] as Address, value as Hex, scope);
  }
}

function tokenAmount({ params }: Extract<Field, { format: "tokenAmount" }>, value: bigint, scope: Scope): string {
  const address = "token" in params ? mapped(params.token, scope) : (valuesAt(params.tokenPath, scope)[0] as Address);
  const { symbol, decimals } = tokenAt(scope.signed.chainId, address);
  const isAbove = params.threshold !== undefined && value >= hexToBigInt(params.threshold as Hex);
  return `${isAbove ? (params.message ?? "Unlimited") : formatUnits(value, decimals)} ${symbol}`;
}

function mapped({ map, keyPath }: { map: string; keyPath: string }, scope: Scope): Address {
  const values = scope.descriptor.metadata.maps?.[map.split(".").at(-1) ?? ""]?.values ?? {};
  const found = values[String(valuesAt(keyPath, scope)[0])];
  if (found === undefined) throw new Error(`${map} has nothing for this ${keyPath}.`);
  return getAddress(found);
}

function tokenAt(chainId: number, address: Address): { symbol: string; decimals: number } {
  const deployment = Object.entries(addresses[chainId] ?? {}) as [ContractName, Address][];
  const name = deployment.find(([, at]) => getAddress(at) === getAddress(address))?.[0];
  if (name === "USDC" || name === "AID") return tokens[name];
  if (name === "StakedAID") return tokens.sAID;
  throw new Error(`${address} is no token.`);
}

function innerCall(to: Address, data: Hex, { all, signed }: Scope): string {
  return showCall(all, { ...signed, to, data })?.join(" · ") ?? `unknown call of ${to}`;
}
