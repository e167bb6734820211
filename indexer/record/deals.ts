import type { Address, Hex } from "viem";
import { dealAfter } from "../../lib/indexer/credit/deal-after";
import { recordColumns, stageNameOf, standingColumns, sumsAfter, termColumns, timeColumns } from "../../lib/indexer/credit/deal-columns";
import { type DealRecord, proposedRecord, recordFromText } from "../../lib/indexer/credit/deal-record";
import type { LogOfDeal, TermsTold } from "../../lib/indexer/credit/logs";
import { totalOfParts } from "../../lib/indexer/credit/receipt";
import { type DealStepKind, dealStepOf } from "../../lib/indexer/credit/steps";
import { asText } from "../../lib/indexer/as-text";
import type { Place } from "../../lib/indexer/place";
import { deal as deals, dealStep, dealTally, payment } from "../schema/deals";
import type { Recording } from "./context";
import { noteWork } from "./deals-at-work";
import { type Following, loanOnChain, recordBreaches, recordInstalments, recordPlan, reportsFor } from "./deal-rows";

type Proposal = { readonly number: bigint; readonly deal: Address; readonly juniorToken: Address; readonly termsHash: Hex; readonly terms: TermsTold };

/** Writes a deal that has been proposed. */
export async function recordProposal({ db }: Recording, place: Place, { number, deal: address, juniorToken: token, termsHash, terms }: Proposal): Promise<void> {
  const { chainId, time } = place;
  const record = proposedRecord(terms);
  const nothing = { originationFee: 0n, paidOut: 0n, paidServicing: 0n, paidSeniorPrincipal: 0n, paidSeniorYield: 0n, paidJuniorPrincipal: 0n, paidJuniorYield: 0n } as const;
  await db.insert(deals).values({
    ...{ chainId, address, number: Number(number), token, termsHash, proposedAt: time, time },
    ...termColumns(terms),
    ...recordColumns(record),
    ...{ ...nothing, seniorLoss: 0n, juniorLoss: 0n, defaults: 0, auctions: 0 },
  });
  await count({ db }, chainId, stageNameOf(record.deal), 1);
  await db.insert(dealStep).values({ ...place, deal: address, kind: "proposed", account: terms.borrower, usdc: terms.principal, values: { termsHash }, ...standingColumns(record) });
}

/** Writes what the factory did with a deal; the deal itself tells what came of it. */
export async function recordDecision({ db }: Recording, place: Place, kind: Extract<DealStepKind, "declined" | "cancelled_by_guardian">, address: Address, account: Address): Promise<void> {
  const row = await db.find(deals, { chainId: place.chainId, address });
  if (row === null) throw new Error(`Nobody proposed the deal ${address}.`);
  await db.insert(dealStep).values({ ...place, deal: address, kind, account, values: {}, ...standingColumns(recordFromText(row.state)) });
}

/** Follows a deal by one of its logs, and writes all that changed. Returns its junior token. */
export async function recordDealLog(following: Following, place: Place, address: Address, log: LogOfDeal): Promise<{ readonly token: Address }> {
  const { db } = following;
  const { chainId, time } = place;
  const row = await db.find(deals, { chainId, address });
  if (row === null) throw new Error(`Nobody proposed the deal ${address}.`);
  // What was found shows what it is changed to from the update on.
  const { stage: stageBefore, token } = row;
  const before = recordFromText(row.state);
  const reports = await reportsFor(following, before, chainId, row.titleId);
  const found = dealAfter(before, log, { place, reports });
  const isOpen = found.receipt?.isSure === false;
  const { record: after, receipt } = isOpen ? { ...dealAfter(before, log, { place, reports, book: await loanOnChain(following, address, place) }), receipt: found.receipt } : found;
  await db.update(deals, { chainId, address }).set({ ...recordColumns(after), ...timeColumns(log, place), ...sumsAfter(row, log, before.deal, after.deal), ...ownColumns(log), time });
  const stage = stageNameOf(after.deal);
  if (stage !== stageBefore) {
    await count(following, chainId, stageBefore, -1);
    await count(following, chainId, stage, 1);
    await noteWork(following, chainId, address, stage);
  }
  await recordInstalments(following, address, [before.deal.book, after.deal.book], place);
  await recordOwnRows(following, place, { address, before, after, log });
  if (log.name === "Received") {
    const { from: payer, ...parts } = log.args;
    await db.insert(payment).values({ ...place, deal: address, payer, way: isOpen ? "unknown" : (receipt?.way ?? "unknown"), amount: totalOfParts(parts), ...parts });
  }
  const step = dealStepOf(log);
  if (step !== undefined) await db.insert(dealStep).values({ ...place, deal: address, ...step, values: asText(log.args), ...standingColumns(after) });
  return { token };
}

async function count({ db }: Recording, chainId: number, stage: typeof deals.$inferSelect.stage, more: 1 | -1): Promise<void> {
  await db
    .insert(dealTally)
    .values({ chainId, stage, deals: more })
    .onConflictDoUpdate((row) => ({ deals: row.deals + more }));
}

/** Columns that one kind of log alone fills. */
function ownColumns(log: LogOfDeal) {
  if (log.source !== "deal") return {};
  if (log.name === "Drawn") return { originationFee: log.args.fee, paidOut: log.args.paid, replaced: BigInt(log.args.replaced) === 0n ? null : log.args.replaced };
  if (log.name === "HandOverOffered") return { offerOperator: BigInt(log.args.operator) === 0n ? null : log.args.operator };
  return log.name === "Cured" || log.name === "HandedOver" ? { offerOperator: null } : {};
}

type Change = { readonly address: Address; readonly before: DealRecord; readonly after: DealRecord; readonly log: LogOfDeal };

async function recordOwnRows(recording: Recording, place: Place, { address, before, after, log }: Change): Promise<void> {
  if (log.source !== "deal") return;
  if (log.name === "Drawn") await recordPlan(recording, address, after, place);
  await recordBreaches(recording, address, before, after, place, log.name === "BreachOpened" ? log.args.defaultFrom : 0n);
}
