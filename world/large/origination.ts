import { stringToHex, zeroAddress } from "viem";
import { appraisalsAbi, attestationsAbi, dealAbi, dealFactoryAbi, gpuTitleAbi } from "../../abis/credit";
import { attestationKindNumber } from "../../lib/chain/attestation-kinds";
import { encodeCall } from "../../lib/tx/calls";
import { devAccounts } from "../chain/accounts";
import { amortisations, type Terms } from "../deals/deals";
import { documentHash } from "../deals/parties";
import { appraisalTypes, issueTypes, signStatement, statementTypes } from "../deals/statements";
import { secondsPerDay } from "../story/plan/plan";
import { contractedRevenue } from "../story/revenue";
import { tell, usdc } from "../story/scene";
import { after, hasSenior, type LargeDeal } from "./book";
import { errand } from "./day";
import { borrowerOf, chanceOf, reporterOf, type Running, sceneFor, timeOf, type Today } from "./world";

const text = (value: string): `0x${string}` => stringToHex(value, { size: 32 });
const insuredDays = 800;
const vouchedDays = 390;
const gas = { appraise: 220_000, attest: 160_000, pledge: 150_000 } as const;

/** Machines have come, are appraised and vouched for, and their owner proposes a deal. */
export async function proposeDeals(now: Today): Promise<void> {
  for (const deal of now.book.filter(({ proposed }) => proposed === now.index)) {
    await issueTitle(now, deal);
    for (const appraiser of ["appraiser1", "appraiser2"] as const) await appraise(now, deal, appraiser);
    await vouch(now, deal);
    await tell(sceneFor(now), borrowerOf(deal), { to: now.stage.addresses.DealFactory, abi: dealFactoryAbi, functionName: "propose", args: [termsOf(now, deal)] });
  }
}

async function issueTitle(now: Today, deal: LargeDeal): Promise<void> {
  const { addresses, clients } = now.stage;
  const { model, gpus, memoryGb, chassis, facility, country } = deal.machines;
  const issue = {
    ...{ id: BigInt(deal.number), owner: borrowerOf(deal).address, deadline: timeOf(now, now.index + 2) },
    hardware: { model: text(model), gpus, memoryGb, chassis },
    custody: {
      ...{ facility: text(facility), country: stringToHex(country), deliveryDay: now.today - 3 },
      ...{ bailee: devAccounts.bailee.address, reporter: reporterOf(deal).address },
    },
    documents: { ownership: documentHash(`receipt of ${deal.key}`), inspection: documentHash(`inspection of ${deal.key}`), lienSearch: documentHash(`liens of ${deal.key}`) },
    insurance: { policy: documentHash(`policy of ${deal.key}`), cover: usdc(deal.principal * 2), expiry: timeOf(now, now.index + insuredDays) },
    chassis: Array.from({ length: chassis }, (_one, index) => documentHash(`chassis ${String(index + 1)} of ${deal.key}`)),
  };
  const signing = { signer: devAccounts.bailee, name: "AID GPU Title", contract: addresses.GpuTitle, chainId: clients.chain.id } as const;
  const signature = await signStatement(signing, issueTypes, issue);
  await tell(sceneFor(now), devAccounts.operator, { to: addresses.GpuTitle, abi: gpuTitleAbi, functionName: "issue", args: [issue, signature] });
}

async function appraise(now: Today, { number, machines, key }: LargeDeal, appraiser: "appraiser1" | "appraiser2"): Promise<void> {
  const { addresses, clients } = now.stage;
  const opinion = 985 + chanceOf(now, "appraisal", appraiser, key)(30);
  const value = usdc(Math.round((machines.price * machines.gpus * opinion) / 1_000_000) * 1_000);
  const appraisal = { titleId: BigInt(number), value, day: now.today, number: 1 };
  const signing = { signer: devAccounts[appraiser], name: "AID Appraisals", contract: addresses.Appraisals, chainId: clients.chain.id } as const;
  const signature = await signStatement(signing, appraisalTypes, appraisal);
  const { to, data } = encodeCall({ to: addresses.Appraisals, abi: appraisalsAbi, functionName: "submit", args: [appraisal, signature] });
  await now.day.run([errand(to, data, gas.appraise)]);
}

async function vouch(now: Today, { number, key }: LargeDeal): Promise<void> {
  const { addresses, clients } = now.stage;
  const statement = {
    ...{ kind: attestationKindNumber("Bailee"), subject: BigInt(number), number: 1, periodStart: now.today - 30, periodEnd: now.today - 1 },
    ...{ expiry: timeOf(now, now.index + vouchedDays), document: documentHash(`inventory of ${key}`) },
  };
  const signing = { signer: devAccounts.bailee, name: "AID Attestations", contract: addresses.Attestations, chainId: clients.chain.id } as const;
  const signature = await signStatement(signing, statementTypes, statement);
  const { to, data } = encodeCall({ to: addresses.Attestations, abi: attestationsAbi, functionName: "submit", args: [statement, signature] });
  await now.day.run([errand(to, data, gas.attest)]);
}

function termsOf(now: Today, deal: LargeDeal): Terms {
  const { principal, junior, rateBps, revenueShareBps, months, graceDays, proposed } = deal;
  const shareOfRate = 75;
  return {
    ...{ borrower: borrowerOf(deal).address, servicer: devAccounts.servicer.address, titleId: BigInt(deal.number) },
    ...{ principal: usdc(principal), junior: usdc(junior), minJunior: usdc(Math.ceil(junior / 2)), balloon: 0n, minInsurance: usdc(principal) },
    ...{ rateBps, seniorRateBps: hasSenior(deal) ? Math.floor((rateBps * shareOfRate) / 100) : 0, revenueShareBps, lateMarginBps: 500, originationFeeBps: 100, servicingFeeBps: 50 },
    ...{ drawLtvBps: 7_000, breachLtvBps: 8_500, months, graceDays, amortisation: amortisations.equalPrincipal, juniorProRata: false },
    ...{ firstDueDay: firstDueDay(now, deal), raiseDeadline: timeOf(now, proposed + after.raiseDeadline), drawDeadline: timeOf(now, proposed + after.drawDeadline) },
    ...{ contractedRevenue: contractedRevenue(deal), contractExpiry: timeOf(now, proposed + deal.daysToDue + (months + 2) * 31), counterpartyClass: 1 + (deal.number % 3) },
    ...{ contractHash: documentHash(`service contract of ${deal.key}`), documents: documentHash(`data room of ${deal.key}`) },
  };
}

/** unix time / 86,400 */
export const firstDueDay = ({ start }: Pick<Today, "start">, { proposed, daysToDue }: LargeDeal): number => start / secondsPerDay + proposed + daysToDue;

const isDrawn = ({ course }: LargeDeal): boolean => !["proposed", "declined", "raising", "failed", "funded"].includes(course);

const onDay = (now: Today, days: number): readonly Running[] => [...now.running.values()].filter(({ deal }) => deal.proposed + days === now.index);

/** The underwriter approves, or declines a day later. */
export async function decideOnDeals(now: Today): Promise<void> {
  const factory = { to: now.stage.addresses.DealFactory, abi: dealFactoryAbi } as const;
  for (const { deal, address, termsHash } of onDay(now, after.approval)) {
    if (deal.course !== "proposed") await tell(sceneFor(now), devAccounts.operator, { ...factory, functionName: "approve", args: [address, termsHash] });
  }
  for (const { deal, address } of onDay(now, after.approval + 1)) {
    if (deal.course === "declined") await tell(sceneFor(now), devAccounts.operator, { ...factory, functionName: "decline", args: [address] });
  }
}

/** Borrowers pledge and draw; a raise that failed is ended by anyone. */
export async function drawDeals(now: Today): Promise<void> {
  for (const { deal, address } of onDay(now, after.draw).filter((one) => isDrawn(one.deal))) {
    const borrower = borrowerOf(deal);
    const pledge = encodeCall({ to: now.stage.addresses.GpuTitle, abi: gpuTitleAbi, functionName: "pledge", args: [BigInt(deal.number), address] });
    await now.day.stage.send(borrower, { ...pledge, gas: BigInt(gas.pledge) });
    await tell(sceneFor(now), borrower, { to: address, abi: dealAbi, functionName: "draw", args: [zeroAddress, 0] });
  }
  for (const { deal, address } of onDay(now, after.drawDeadline)) {
    if (deal.course !== "failed") continue;
    const { to, data } = encodeCall({ to: address, abi: dealAbi, functionName: "closeRaise", args: [] });
    await now.day.run([errand(to, data, 200_000)]);
  }
}
