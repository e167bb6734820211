import type { Hex } from "viem";
import { approvedPosition, earningPosition, isPerforming, loanAt } from "../../lib/finance/credit";
import { earningSums } from "../../lib/finance/credit/earnings";
import { createRecordReader } from "../../lib/indexer/credit/deal-record";
import { deal as deals, dealsAtWork } from "../schema/deals";
import type { Recording } from "./context";
import { reportsFor } from "./deal-rows";

type Stage = typeof deals.$inferSelect.stage;

/** Stages in which a deal earns for the stakers, or will once it is drawn. */
const atWork: readonly Stage[] = ["raising", "funded", "active", "handed_over"];
const remembered = 512;
const recordOf = createRecordReader(remembered);

/** Keeps the list of deals that earn or are about to, by the stage that one has come to. At most 128 of them hold stakers' money. */
export async function noteWork({ db }: Recording, chainId: number, address: Hex, stage: Stage): Promise<void> {
  const known = (await db.find(dealsAtWork, { chainId }))?.deals ?? [];
  const isListed = known.includes(address);
  const belongs = atWork.includes(stage);
  if (isListed === belongs) return;
  const list = belongs ? [...known, address] : known.filter((one) => one !== address);
  await db.insert(dealsAtWork).values({ chainId, deals: list }).onConflictDoUpdate({ deals: list });
}

/** What the stakers' return follows from at the end of a block: sums over deals that are drawn and over those that are approved. */
export async function earningAt({ db }: Recording, { chainId, time }: { readonly chainId: number; readonly time: number }) {
  const list = (await db.find(dealsAtWork, { chainId }))?.deals ?? [];
  const found = await Promise.all(list.map((address) => positionsOf({ db }, chainId, address, time)));
  const [lent, approved] = [earningSums(found.flatMap((one) => one.lent ?? [])), earningSums(found.flatMap((one) => one.approved ?? []))];
  return {
    ...{ lentCarrying: lent.carrying, lentByRate: lent.byRate, lentByMargin: lent.byMargin, lentRevenueShare: lent.revenueShare },
    ...{ approvedCarrying: approved.carrying, approvedByRate: approved.byRate, approvedByMargin: approved.byMargin, approvedRevenueShare: approved.revenueShare },
  };
}

async function positionsOf(recording: Recording, chainId: number, address: Hex, time: number) {
  const row = await recording.db.find(deals, { chainId, address });
  if (row === null) throw new Error(`Nobody proposed the deal ${address}.`);
  const record = recordOf(address, row.state);
  const { deal } = record;
  if (!isPerforming(deal)) return { approved: approvedPosition(deal, BigInt(time)) };
  return { lent: earningPosition(deal, loanAt(deal, { time: BigInt(time), reports: await reportsFor(recording, record, chainId, row.titleId) })) };
}
