import { type Address, type ContractFunctionArgs, erc20Abi, parseEventLogs, zeroAddress } from "viem";
import { dealAbi, dealFactoryAbi, gpuTitleAbi } from "../../abis/credit";
import { type DevRole, devAccounts } from "../chain/accounts";
import { act, documentHash, now, type Parties, secondsPerDay, today } from "./parties";

export type Terms = ContractFunctionArgs<typeof dealFactoryAbi, "nonpayable", "propose">[0];

/** DealTerms' Amortisation */
export const amortisations = { bullet: 0, equalPrincipal: 1, levelPayment: 2 } as const;

/** IDeal's Stage */
export const stages = ["None", "Proposed", "Raising", "Funded", "Active", "Defaulted", "Liquidating", "HandedOver", "Repaid", "Closed", "Cancelled"] as const;

export type ProposedDeal = { readonly deal: Address; readonly token: Address };

const usdc = 10n ** 6n;

/** 300,000 USDC at 12 %, 120,000 of it from juniors, in twelve equal parts; the senior earns 9 %. */
export async function debtTerms(parties: Parties, titleId: bigint): Promise<Terms> {
  const [time, day] = [await now(parties), await today(parties)];
  return {
    ...{ borrower: devAccounts.borrower.address, servicer: devAccounts.servicer.address, titleId },
    ...{ principal: 300_000n * usdc, junior: 120_000n * usdc, minJunior: 60_000n * usdc, balloon: 0n, minInsurance: 300_000n * usdc },
    ...{ rateBps: 1_200, seniorRateBps: 900, revenueShareBps: 0, lateMarginBps: 500, originationFeeBps: 100, servicingFeeBps: 50 },
    ...{ drawLtvBps: 6_500, breachLtvBps: 7_500, months: 12, graceDays: 10, amortisation: amortisations.equalPrincipal, juniorProRata: false },
    ...{ firstDueDay: day + 40, raiseDeadline: time + 7 * secondsPerDay, drawDeadline: time + 20 * secondsPerDay },
    ...{ contractedRevenue: 40_000n * usdc, contractExpiry: time + 3 * 365 * secondsPerDay, counterpartyClass: 2 },
    ...{ contractHash: documentHash("service contract"), documents: documentHash("data room") },
  };
}

/** Has the borrower propose a deal on these terms. */
export async function propose(parties: Parties, terms: Terms): Promise<ProposedDeal> {
  const call = { address: parties.addresses.DealFactory, abi: dealFactoryAbi, functionName: "propose", args: [terms] } as const;
  const { logs } = await act(parties, "borrower", call);
  const [proposed] = parseEventLogs({ abi: dealFactoryAbi, eventName: "DealProposed", logs });
  if (!proposed) throw new Error("The factory tells of no deal.");
  return { deal: proposed.args.deal, token: proposed.args.juniorToken };
}

/** Has the underwriter approve the terms that a deal has. */
export async function approve(parties: Parties, deal: Address): Promise<void> {
  const hash = await parties.clients.publicClient.readContract({ address: deal, abi: dealAbi, functionName: "termsHash" });
  await act(parties, "operator", { address: parties.addresses.DealFactory, abi: dealFactoryAbi, functionName: "approve", args: [deal, hash] });
}

async function allow(parties: Parties, role: DevRole, spender: Address, amount: bigint): Promise<void> {
  await act(parties, role, { address: parties.addresses.USDC, abi: erc20Abi, functionName: "approve", args: [spender, amount] });
}

/** Has a junior commit USDC to a deal that raises, micro-dollars. */
export async function commit(parties: Parties, role: DevRole, deal: Address, amount: bigint): Promise<void> {
  await allow(parties, role, deal, amount);
  await act(parties, role, { address: deal, abi: dealAbi, functionName: "commit", args: [amount, devAccounts[role].address] });
}

/** Has the borrower pledge its title to the deal. */
export async function pledge(parties: Parties, titleId: bigint, deal: Address): Promise<void> {
  await act(parties, "borrower", { address: parties.addresses.GpuTitle, abi: gpuTitleAbi, functionName: "pledge", args: [titleId, deal] });
}

/** Has the borrower draw, with no other deal to pay off. */
export async function draw(parties: Parties, deal: Address): Promise<void> {
  await act(parties, "borrower", { address: deal, abi: dealAbi, functionName: "draw", args: [zeroAddress, 0] });
}

/** Pays for a deal, at most so many micro-dollars. */
export async function pay(parties: Parties, role: DevRole, deal: Address, most: bigint): Promise<void> {
  await allow(parties, role, deal, most);
  await act(parties, role, { address: deal, abi: dealAbi, functionName: "pay", args: [most, 0] });
}
