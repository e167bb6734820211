import type { Address, Hex } from "viem";
import type { Place } from "../../lib/indexer/place";
import { positionStep, seniorPosition } from "../schema/credit";
import type { Recording } from "./context";

type PositionRow = typeof seniorPosition.$inferSelect;
type Step = Omit<typeof positionStep.$inferInsert, keyof Place | "deal" | "carrying" | "junior" | "lateAfter" | "asks" | "principal" | "yield" | "recovery" | "loss"> & {
  readonly principal?: bigint;
  readonly yield?: bigint;
  readonly recovery?: bigint;
  readonly loss?: bigint;
};

/** Changes a position and writes the step. A receipt of a deal that never had one is the Treasury's alone. */
async function changed({ db }: Recording, place: Place, deal: Address, step: Step, change: (row: PositionRow) => Partial<PositionRow>): Promise<void> {
  const key = { chainId: place.chainId, deal };
  const row = await db.find(seniorPosition, key);
  if (row === null) return;
  const { carrying, junior, lateAfter, asks } = await db.update(seniorPosition, key).set(change(row));
  await db.insert(positionStep).values({ ...place, deal, principal: 0n, yield: 0n, recovery: 0n, loss: 0n, ...step, carrying, junior, lateAfter, asks });
}

type Stands = { readonly junior: bigint; readonly lateAfter: bigint; readonly asks: boolean };
type Opened = Stands & { readonly deal: Address; readonly borrower: Address; readonly facility: Hex; readonly model: Hex; readonly senior: bigint };

/** A draw of which the stakers lend a part. */
export async function recordPosition(recording: Recording, place: Place, { deal, borrower, facility, model, senior, junior, lateAfter, asks }: Opened): Promise<void> {
  const stands = { carrying: senior, junior, lateAfter: Number(lateAfter), asks };
  const { chainId, time: openedAt } = place;
  await recording.db.insert(seniorPosition).values({ chainId, deal, borrower, facility, model, principal: senior, ...stands, repaid: 0n, yield: 0n, writtenOff: 0n, recovered: 0n, openedAt });
  await recording.db.insert(positionStep).values({ ...place, deal, kind: "opened", ...stands, principal: senior, yield: 0n, recovery: 0n, loss: 0n });
}

export const recordPositionMoved = (recording: Recording, place: Place, { deal, carrying, junior, lateAfter, asks }: Stands & { readonly deal: Address; readonly carrying: bigint }): Promise<void> =>
  changed(recording, place, deal, { kind: "moved" }, () => ({ carrying, junior, lateAfter: Number(lateAfter), asks }));

export const recordPositionClosed = (recording: Recording, place: Place, deal: Address): Promise<void> => changed(recording, place, deal, { kind: "closed" }, () => ({ closedAt: place.time }));

type Receipt = { readonly deal: Address; readonly principal: bigint; readonly yield_: bigint; readonly recovery: bigint };

/** What a deal paid the stakers. What is carried has been told before. */
export const recordSeniorReceipt = (recording: Recording, place: Place, { deal, principal, yield_, recovery }: Receipt): Promise<void> =>
  changed(recording, place, deal, { kind: "receipt", principal, yield: yield_, recovery }, (row) => ({ repaid: row.repaid + principal, yield: row.yield + yield_, recovered: row.recovered + recovery }));

/** A loss that was realised. */
export const recordSeniorLoss = (recording: Recording, place: Place, { deal, usdc: loss }: { readonly deal: Address; readonly usdc: bigint }): Promise<void> =>
  changed(recording, place, deal, { kind: "written_off", loss }, (row) => ({ carrying: row.carrying - loss, writtenOff: row.writtenOff + loss }));
