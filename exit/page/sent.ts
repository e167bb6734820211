import { type Address, type Hash, isAddress, isAddressEqual, isHash } from "viem";
import type { TextStore } from "../../lib/tx/storage/text-store";
import { type Deed, readDeed, writeDeed } from "./deed";

/** What a wallet was asked for. Written down before it is asked, so that a reload forgets nothing. */
export type Sent = {
  readonly account: Address;
  readonly deed: Deed;
  /** Head when asked: the transaction can only be in a later block. */
  readonly block: bigint;
  /** The number it was asked to have, or has; absent for an account that is a contract. */
  readonly nonce?: number;
  /** The network has shown it under that number. Until then the wallet may have chosen another. */
  readonly isShown?: true;
  /** Absent until the wallet has answered. */
  readonly hash?: Hash;
};

/** One entry for a chain: what each account has on its way. */
const keyOf = (chainId: number): string => `aid.exit.1.${chainId}`;

/** What was stored, one request for an account. Anything that does not read is left out: it is a hint, not a truth. */
export function readSent(store: TextStore, chainId: number): readonly Sent[] {
  try {
    const stored: unknown = JSON.parse(store.get(keyOf(chainId)) ?? "[]");
    return Array.isArray(stored) ? stored.map(parse).filter((sent) => sent !== undefined) : [];
  } catch {
    return [];
  }
}

/** Puts a request in the place of the one that its account had. False when a reload would forget it. */
export function keepSent(store: TextStore, chainId: number, sent: Sent): boolean {
  return write(store, chainId, [...others(store, chainId, sent.account), sent]);
}

/** Forgets this request. One that another tab has written down for the account since then stays. */
export function forgetSent(store: TextStore, chainId: number, sent: Sent): void {
  write(store, chainId, readSent(store, chainId).filter((one) => !isSame(one, sent)));
}

/** The same request, whatever was learnt of it since. */
function isSame(one: Sent, other: Sent): boolean {
  return isAddressEqual(one.account, other.account) && one.block === other.block && writeDeed(one.deed).join() === writeDeed(other.deed).join();
}

function others(store: TextStore, chainId: number, account: Address): readonly Sent[] {
  return readSent(store, chainId).filter((sent) => !isAddressEqual(sent.account, account));
}

function write(store: TextStore, chainId: number, all: readonly Sent[]): boolean {
  if (all.length > 0) return store.set(keyOf(chainId), JSON.stringify(all.map((sent) => ({ ...sent, deed: writeDeed(sent.deed), block: String(sent.block) }))));
  store.remove(keyOf(chainId));
  return true;
}

const digits = /^\d{1,78}$/;

function parse(entry: unknown): Sent | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const { account, deed: written, aidRaw, block, nonce, isShown, hash } = entry as Readonly<Record<string, unknown>>;
  if (typeof account !== "string" || !isAddress(account)) return undefined;
  // An earlier file knew redemptions alone.
  const deed = readDeed(written ?? ["redeem", aidRaw]);
  if (deed === undefined || typeof block !== "string" || !digits.test(block)) return undefined;
  return {
    account,
    deed,
    block: BigInt(block),
    ...(typeof nonce === "number" && Number.isSafeInteger(nonce) && nonce >= 0 && { nonce }),
    ...(isShown === true && { isShown }),
    ...(typeof hash === "string" && isHash(hash) && { hash }),
  };
}
