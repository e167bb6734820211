import { type HDAccount, mnemonicToAccount } from "viem/accounts";

/** Anvil's public development mnemonic: its keys are known to everybody and must never hold value. */
export const devMnemonic = "test test test test test test test test test test test junk";

/** Which of the development accounts plays which part on a local chain. */
export const devRoleIndex = {
  deployer: 0,
  governance: 0,
  depositor: 1,
  verifiedRedeemer: 2,
  borrower: 3,
  juniorInvestor: 4,
  operator: 5,
  attestor: 6,
  oracle1: 7,
  oracle2: 8,
  oracle3: 9,
  usdcMinter: 10,
  usdcProxyAdmin: 11,
  marketMaker: 24,
  appraiser1: 25,
  appraiser2: 26,
  bailee: 27,
  reporter: 28,
  servicer: 29,
  partnerOperator: 30,
  auditor: 31,
  custodian: 32,
} as const;

export type DevRole = keyof typeof devRoleIndex;

/** How many funded accounts the chain starts with: every role and as many strangers. */
export const devAccountCount = 33;

/** The signing account with this index of the development mnemonic. */
export function devAccount(index: number): HDAccount {
  return mnemonicToAccount(devMnemonic, { addressIndex: index });
}

function allAccounts(): Record<DevRole, HDAccount> {
  const byIndex = new Map<number, HDAccount>();
  const account = (role: DevRole): HDAccount => {
    const index = devRoleIndex[role];
    const known = byIndex.get(index) ?? devAccount(index);
    byIndex.set(index, known);
    return known;
  };
  return {
    deployer: account("deployer"),
    governance: account("governance"),
    depositor: account("depositor"),
    verifiedRedeemer: account("verifiedRedeemer"),
    borrower: account("borrower"),
    juniorInvestor: account("juniorInvestor"),
    operator: account("operator"),
    attestor: account("attestor"),
    oracle1: account("oracle1"),
    oracle2: account("oracle2"),
    oracle3: account("oracle3"),
    usdcMinter: account("usdcMinter"),
    usdcProxyAdmin: account("usdcProxyAdmin"),
    marketMaker: account("marketMaker"),
    appraiser1: account("appraiser1"),
    appraiser2: account("appraiser2"),
    bailee: account("bailee"),
    reporter: account("reporter"),
    servicer: account("servicer"),
    partnerOperator: account("partnerOperator"),
    auditor: account("auditor"),
    custodian: account("custodian"),
  };
}

/** The development accounts by the part they play. */
export const devAccounts: Readonly<Record<DevRole, HDAccount>> = allAccounts();
