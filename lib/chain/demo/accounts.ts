import type { HDAccount } from "viem/accounts";
import { demoRoles, type DemoRole } from "./roles";

/** Anvil's public development mnemonic: its keys are known to everybody and must never hold value. */
const MNEMONIC = "test test test test test test test test test test test junk";

const loaded = new Map<number, Promise<HDAccount>>();

/** The development account with this index. The code that derives keys is loaded on first use. */
export function devAccount(index: number): Promise<HDAccount> {
  const account = loaded.get(index) ?? derive(index);
  loaded.set(index, account);
  return account;
}

/** The development account that plays a role. */
export function roleAccount(role: DemoRole): Promise<HDAccount> {
  return devAccount(demoRoles.find(({ id }) => id === role)?.index ?? 0);
}

async function derive(index: number): Promise<HDAccount> {
  const { mnemonicToAccount } = await import("viem/accounts");
  return mnemonicToAccount(MNEMONIC, { addressIndex: index });
}
