import { appraisalsAbi } from "../../../abis/appraisals";
import { attestationsAbi } from "../../../abis/attestations";
import { gpuTitleAbi } from "../../../abis/gpu-title";
import { attestationKindNumber, type AttestationKind } from "../../../lib/chain/attestation-kinds";
import { stringToHex } from "viem";
import { type DevRole, devAccounts } from "../../chain/accounts";
import { documentHash } from "../../deals/parties";
import { appraisalTypes, insureTypes, issueTypes, signStatement, statementTypes } from "../../deals/statements";
import { actor } from "../cast";
import { isOpen, receiptOf, standings, titlesOn } from "../known";
import { type DealPlan, secondsPerDay } from "../plan/plan";
import { chance, type Scene, tell, usdc } from "../scene";

const text = (value: string): `0x${string}` => stringToHex(value, { size: 32 });
/** What is signed in the morning must be in before the day is over. */
const deadlineOf = ({ today }: Scene): number => (today + 2) * secondsPerDay;
const policyDays = 365;
const renewedBefore = 20;

export const reporterOf = (key: string) => actor(`reporter of ${key}`);

/** Machines have come: their bailee signs, and the registrar issues the title the day before the deal is proposed. */
export async function issueTitles(scene: Scene): Promise<void> {
  const due = scene.plan.deals.filter(({ proposed, replaces }) => proposed - 1 === scene.day && replaces === undefined);
  let { length } = await titlesOn(scene);
  for (const plan of due) await issueTitle(scene, plan, BigInt((length += 1)));
}

async function issueTitle(scene: Scene, { key, borrower, machines, principal }: DealPlan, id: bigint): Promise<void> {
  const { addresses, clients } = scene.stage;
  const { model, gpus, memoryGb, chassis, facility, country } = machines;
  const issue = {
    ...{ id, owner: actor(borrower).address, deadline: deadlineOf(scene) },
    hardware: { model: text(model), gpus, memoryGb, chassis },
    custody: {
      ...{ facility: text(facility), country: stringToHex(country), deliveryDay: scene.today - 3 },
      ...{ bailee: devAccounts.bailee.address, reporter: reporterOf(key).address },
    },
    documents: { ownership: receiptOf(key), inspection: documentHash(`inspection of ${key}`), lienSearch: documentHash(`liens of ${key}`) },
    insurance: policyOf(scene, key, principal),
    chassis: Array.from({ length: chassis }, (_one, index) => documentHash(`chassis ${String(index + 1)} of ${key}`)),
  };
  const signing = { signer: devAccounts.bailee, name: "AID GPU Title", contract: addresses.GpuTitle, chainId: clients.chain.id } as const;
  const signature = await signStatement(signing, issueTypes, issue);
  await tell(scene, devAccounts.operator, { to: addresses.GpuTitle, abi: gpuTitleAbi, functionName: "issue", args: [issue, signature] });
}

/** For a year, at a tenth more than what is lent on the machines. */
function policyOf({ today }: Scene, key: string, principal: number) {
  return { policy: documentHash(`policy of ${key} from day ${String(today)}`), cover: usdc(Math.ceil(principal * 1.1)), expiry: (today + policyDays) * secondsPerDay };
}

/** Policies that end soon are renewed. */
export async function renewPolicies(scene: Scene): Promise<void> {
  const { addresses, clients } = scene.stage;
  for (const { plan, titleId } of await openTitles(scene)) {
    // A year runs from the day before the proposal.
    const age = scene.day - (plan.proposed - 1);
    if (age % policyDays !== policyDays - renewedBefore) continue;
    const register = { address: addresses.GpuTitle, abi: gpuTitleAbi } as const;
    const { record } = await clients.publicClient.readContract({ ...register, functionName: "titleOf", args: [titleId] });
    const insure = { id: titleId, number: record.number + 1, insurance: policyOf(scene, plan.key, plan.principal), deadline: deadlineOf(scene) };
    const signing = { signer: devAccounts.bailee, name: "AID GPU Title", contract: addresses.GpuTitle, chainId: clients.chain.id } as const;
    const signature = await signStatement(signing, insureTypes, insure);
    await tell(scene, devAccounts.operator, { to: addresses.GpuTitle, abi: gpuTitleAbi, functionName: "insure", args: [insure, signature] });
  }
}

/** Titles that stand behind a deal, or are meant to: of a title that was pledged again, the later deal. */
export async function openTitles(scene: Scene): Promise<readonly { plan: DealPlan; titleId: bigint; isHandedOver: boolean }[]> {
  const [titles, deals] = [await titlesOn(scene), await standings(scene)];
  return titles.flatMap(({ plan, titleId }) => {
    const last = deals.findLast((deal) => deal.titleId === titleId);
    return last === undefined || isOpen(last) ? [{ plan, titleId, isHandedOver: last?.stage === "HandedOver" }] : [];
  });
}

/** Appraisers come on the day after the title was issued, and every thirty days after. */
export async function appraise(scene: Scene): Promise<void> {
  for (const { plan, titleId } of await openTitles(scene)) {
    const age = scene.day - plan.proposed;
    const isBeforeDraw = scene.plan.deals.some(({ replaces, drawn }) => replaces === plan.key && drawn - 2 === scene.day);
    if (age < 0 || (age % 30 !== 0 && !isBeforeDraw)) continue;
    for (const appraiser of ["appraiser1", "appraiser2"] as const) await appraiseBy(scene, appraiser, plan, titleId, age);
  }
}

/** What a market pays: a fifth less each year than the year before, give or take what appraisers differ by. */
async function appraiseBy(scene: Scene, appraiser: "appraiser1" | "appraiser2", { key, machines }: DealPlan, titleId: bigint, age: number): Promise<void> {
  const { addresses, clients } = scene.stage;
  const on = { address: addresses.Appraisals, abi: appraisalsAbi } as const;
  const signer = devAccounts[appraiser];
  const { number } = await clients.publicClient.readContract({ ...on, functionName: "recordOf", args: [titleId, signer.address] });
  const opinion = 980 + chance(scene, "appraisal", appraiser, key, scene.day)(50);
  const value = usdc(Math.round((machines.price * machines.gpus * 0.8 ** (age / 365) * opinion) / 1_000_000) * 1_000);
  const appraisal = { titleId, value, day: scene.today, number: number + 1 };
  const signing = { signer, name: "AID Appraisals", contract: on.address, chainId: clients.chain.id } as const;
  const signature = await signStatement(signing, appraisalTypes, appraisal);
  await tell(scene, signer, { to: on.address, abi: on.abi, functionName: "submit", args: [appraisal, signature] });
}

const vouchedFor = 75;

/** Bailees vouch for machines every month from the day after the title was issued, auditor and custodian on days of their own. */
export async function attest(scene: Scene): Promise<void> {
  for (const { plan, titleId } of await openTitles(scene)) {
    if (scene.day >= plan.proposed && (scene.day - plan.proposed) % 30 === 0) await state(scene, "Bailee", "bailee", titleId);
  }
  if (scene.day % 30 === 4) await state(scene, "Auditor", "auditor", 0n);
  if (scene.day % 30 === 6) await state(scene, "BillCustodian", "custodian", 0n);
}

async function state(scene: Scene, name: AttestationKind, role: DevRole, subject: bigint): Promise<void> {
  const { addresses, clients } = scene.stage;
  const on = { address: addresses.Attestations, abi: attestationsAbi } as const;
  const kind = attestationKindNumber(name);
  const { number } = await clients.publicClient.readContract({ ...on, functionName: "recordOf", args: [kind, subject] });
  const statement = {
    ...{ kind, subject, number: number + 1, periodStart: scene.today - 30, periodEnd: scene.today - 1 },
    ...{ expiry: (scene.today + vouchedFor) * secondsPerDay, document: documentHash(`${name} on ${String(subject)}, day ${String(scene.day)}`) },
  };
  const signing = { signer: devAccounts[role], name: "AID Attestations", contract: on.address, chainId: clients.chain.id } as const;
  const signature = await signStatement(signing, statementTypes, statement);
  await tell(scene, devAccounts[role], { to: on.address, abi: on.abi, functionName: "submit", args: [statement, signature] });
}
