import type { Address, LocalAccount } from "viem";
import { collateralAuctionAbi, dealAbi } from "../../abis/credit";
import { addMonths } from "../../lib/finance/credit/calendar";
import { encodeCall } from "../../lib/tx/calls";
import { devAccounts } from "../chain/accounts";
import { actor } from "../story/cast";
import { allow, bring, give, tell, usdc } from "../story/scene";
import { after, afterGrace, type LargeDeal } from "./book";
import { errand } from "./day";
import { firstDueDay } from "./origination";
import { borrowerOf, type Running, sceneFor, timeOf, type Today } from "./world";

const defaults = ["defaulted", "liquidating", "handed-over", "sold"] as const;
/** Of a late deal at the end, since when it has not paid, in days. */
const withheldFor = 31;

/** The day of the world on which a deal that misses its first instalment is past its grace. */
const graceOver = ({ proposed, daysToDue, graceDays }: LargeDeal): number => proposed + daysToDue + graceDays;

const missesFirst = ({ course }: LargeDeal): boolean => defaults.some((one) => one === course);
const isDrawn = ({ course }: LargeDeal): boolean => ["active", "late", "repaid"].includes(course) || defaults.some((one) => one === course);

/** Those whose machines run for a deal today. */
export const open = (now: Today): readonly Running[] => [...now.running.values()].filter(({ deal, isOver }) => !isOver && isDrawn(deal) && now.index > deal.proposed + after.draw);

/** Whoever owes pays what falls due today: half of them to the deal's address, where anyone books it. */
export async function payDue(now: Today): Promise<void> {
  const due = open(now).filter(({ deal }) => isDue(now, deal) && pays(now, deal));
  const asked = due.map(({ address }) => ({ address, abi: dealAbi, functionName: "arrears", args: [BigInt(now.today)] }) as const);
  const arrears = await readAll(now, asked);
  for (const [index, running] of due.entries()) {
    const { deal, address } = running;
    const owed = arrears[index] ?? 0n;
    if (owed === 0n) continue;
    now.paid.push({ day: now.index, running });
    await payBy(now, debtorOf(deal), address, owed, deal.number % 2 === 0 ? "transfer" : "pay");
  }
}

const debtorOf = (deal: LargeDeal): LocalAccount => (deal.course === "handed-over" ? devAccounts.partnerOperator : borrowerOf(deal));

function isDue({ today, start }: Today, deal: LargeDeal): boolean {
  const first = BigInt(firstDueDay({ start }, deal));
  for (let month = 0; month < deal.months; month += 1) {
    const day = addMonths(first, month);
    if (day >= BigInt(today)) return day === BigInt(today);
  }
  return false;
}

function pays({ index, size }: Today, deal: LargeDeal): boolean {
  if (deal.course === "late") return index < size.days - withheldFor;
  if (deal.course === "handed-over") return index > graceOver(deal) + afterGrace.takeOver;
  if (deal.course === "repaid") return index < deal.ends;
  return !missesFirst(deal);
}

async function payBy(now: Today, payer: LocalAccount, deal: Address, amount: bigint, way: "transfer" | "pay"): Promise<void> {
  const scene = sceneFor(now);
  const { USDC } = now.stage.addresses;
  await bring(scene, payer.address, amount);
  if (way === "transfer") {
    await give(scene, payer, USDC, deal, amount);
    const { to, data } = encodeCall({ to: deal, abi: dealAbi, functionName: "applyReceived", args: [0] });
    await now.day.run([errand(to, data, 2_500_000)]);
    return;
  }
  await allow(scene, payer, USDC, deal, amount);
  await tell(scene, payer, { to: deal, abi: dealAbi, functionName: "pay", args: [amount, 0] });
}

/** Deals whose day it is are paid off. */
export async function payOff(now: Today): Promise<void> {
  const ending = open(now).filter(({ deal }) => deal.course === "repaid" && deal.ends === now.index);
  const payoffs = await readAll(
    now,
    ending.map(({ address }) => ({ address, abi: dealAbi, functionName: "payoff", args: [BigInt(now.today)] }) as const),
  );
  for (const [index, one] of ending.entries()) {
    const [borrower, payoff] = [borrowerOf(one.deal), payoffs[index] ?? 0n];
    await bring(sceneFor(now), borrower.address, payoff);
    await allow(sceneFor(now), borrower, now.stage.addresses.USDC, one.address, payoff);
    await tell(sceneFor(now), borrower, { to: one.address, abi: dealAbi, functionName: "prepay", args: [payoff, 0] });
    one.isOver = true;
  }
}

/** Defaults are declared, and machines sold or handed over. */
export async function workOut(now: Today): Promise<void> {
  for (const one of open(now).filter(({ deal }) => missesFirst(deal))) {
    const since = now.index - graceOver(one.deal);
    const { address, deal } = one;
    if (since === afterGrace.default) await now.day.run([errand(address, encodeCall({ to: address, abi: dealAbi, functionName: "declareDefault", args: [] }).data, 2_500_000)]);
    if (deal.course === "sold") await sell(now, one, since);
    if (deal.course === "handed-over") await handOver(now, one, since);
    const isAuctioned = deal.course === "liquidating" && now.index === Math.max(now.size.days - 3, graceOver(deal) + afterGrace.auction);
    if (isAuctioned) await tell(sceneFor(now), devAccounts.operator, { to: address, abi: dealAbi, functionName: "liquidate", args: [] });
  }
}

async function sell(now: Today, one: Running, since: number): Promise<void> {
  const { addresses, clients } = now.stage;
  if (since === afterGrace.auction) await tell(sceneFor(now), devAccounts.operator, { to: one.address, abi: dealAbi, functionName: "liquidate", args: [] });
  if (since !== afterGrace.sale) return;
  const auction = { address: addresses.CollateralAuction, abi: collateralAuctionAbi } as const;
  // It falls: by the time of the block it is less than this.
  const ask = await clients.publicClient.readContract({ ...auction, functionName: "ask", args: [one.address] });
  const buyer = actor("Salvage Compute");
  await bring(sceneFor(now), buyer.address, ask);
  await allow(sceneFor(now), buyer, addresses.USDC, addresses.CollateralAuction, ask);
  await tell(sceneFor(now), buyer, { to: auction.address, abi: auction.abi, functionName: "buy", args: [one.address, ask] });
  one.isOver = true;
}

async function handOver(now: Today, { deal, address }: Running, since: number): Promise<void> {
  const { partnerOperator, operator } = devAccounts;
  const call = { to: address, abi: dealAbi } as const;
  if (since === afterGrace.offer) {
    await tell(sceneFor(now), operator, { ...call, functionName: "offerHandOver", args: [partnerOperator.address, usdc(deal.principal), timeOf(now, now.index + 5)] });
  }
  if (since === afterGrace.takeOver) await tell(sceneFor(now), partnerOperator, { ...call, functionName: "acceptHandOver", args: [] });
}

type Read = { readonly address: Address; readonly abi: typeof dealAbi; readonly functionName: "arrears" | "payoff"; readonly args: readonly [bigint] };

async function readAll({ stage }: Today, contracts: readonly Read[]): Promise<readonly bigint[]> {
  if (contracts.length === 0) return [];
  const options = { allowFailure: false, batchSize: 0, multicallAddress: stage.addresses.Multicall3 } as const;
  return stage.clients.publicClient.multicall({ contracts, ...options });
}

