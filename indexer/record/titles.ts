import { type Address, type Hex, zeroAddress } from "viem";
import type { titleSteps } from "../../lib/indexer/credit/kinds";
import { asText } from "../../lib/indexer/as-text";
import type { Place } from "../../lib/indexer/place";
import { deal as deals } from "../schema/deals";
import { chassis, title, titleStep } from "../schema/titles";
import type { Recording } from "./context";

type Custody = { readonly facility: Hex; readonly country: Hex; readonly deliveryDay: number; readonly bailee: Address; readonly reporter: Address };
type Documents = { readonly ownership: Hex; readonly inspection: Hex; readonly lienSearch: Hex };
type Insurance = { readonly policy: Hex; readonly cover: bigint; readonly expiry: number };
type Hardware = { readonly model: Hex; readonly gpus: number; readonly memoryGb: number; readonly chassis: number };
type Issued = { readonly id: bigint; readonly owner: Address; readonly hardware: Hardware; readonly custody: Custody; readonly documents: Documents; readonly insurance: Insurance };

const insured = ({ policy, cover, expiry }: Insurance) => ({ policy, cover, insuredUntil: expiry });

/** A title with which nothing has happened yet. */
export async function recordIssue(recording: Recording, place: Place, issued: Issued): Promise<void> {
  const { id, owner, hardware, custody, documents, insurance } = issued;
  const nothing = { recorded: 0, claimed: 0n, claims: 0, reports: 0, revenue: 0n, energyWh: 0n } as const;
  await recording.db.insert(title).values({ chainId: place.chainId, id, state: "free", owner, ...hardware, ...custody, ...documents, ...insured(insurance), issuedAt: place.time, ...nothing });
  await recordTitleStep(recording, place, id, { kind: "issued", account: owner, args: { ...hardware, ...custody, ...documents, ...insurance } });
}

type Told = { readonly kind: (typeof titleSteps)[number]; readonly account?: Address; readonly deal?: Address; readonly args?: Readonly<Record<string, unknown>> };

async function recordTitleStep({ db }: Recording, place: Place, titleId: bigint, { args = {}, ...told }: Told): Promise<void> {
  await db.insert(titleStep).values({ ...place, titleId, ...told, values: asText(args) });
}

/** Who holds it from now on. What a deal has to do with has an event of its own, and so has the end of a title. */
export async function recordHolder(recording: Recording, place: Place, { from, to, tokenId: id }: { readonly from: Address; readonly to: Address; readonly tokenId: bigint }): Promise<void> {
  const { chainId } = place;
  if (from === zeroAddress || to === zeroAddress) return;
  await recording.db.update(title, { chainId, id }).set({ owner: to });
  const isOfDeal = await Promise.all([from, to].map(async (address) => (await recording.db.find(deals, { chainId, address })) !== null));
  if (!isOfDeal.includes(true)) await recordTitleStep(recording, place, id, { kind: "transferred", account: to, args: { from } });
}

type Chassis = { readonly id: bigint; readonly removed: readonly Hex[]; readonly added: readonly Hex[]; readonly recorded: number };

export async function recordChassis(recording: Recording, place: Place, { id, removed, added, recorded }: Chassis): Promise<void> {
  const { chainId, time } = place;
  for (const serialHash of removed) await recording.db.update(chassis, { chainId, serialHash }).set({ removedAt: time });
  for (const serialHash of added) {
    await recording.db.insert(chassis).values({ chainId, serialHash, titleId: id, addedAt: time }).onConflictDoUpdate({ titleId: id, addedAt: time, removedAt: null });
  }
  await recording.db.update(title, { chainId, id }).set({ recorded });
  await recordTitleStep(recording, place, id, { kind: "chassis_changed", args: { removed: removed.length, added: added.length, recorded } });
}

export async function recordUpdate(recording: Recording, place: Place, { id, custody, documents }: { readonly id: bigint; readonly custody: Custody; readonly documents: Documents }): Promise<void> {
  await recording.db.update(title, { chainId: place.chainId, id }).set({ ...custody, ...documents });
  await recordTitleStep(recording, place, id, { kind: "updated", args: { ...custody, ...documents } });
}

export async function recordInsurance(recording: Recording, place: Place, { id, insurance }: { readonly id: bigint; readonly insurance: Insurance }): Promise<void> {
  await recording.db.update(title, { chainId: place.chainId, id }).set(insured(insurance));
  await recordTitleStep(recording, place, id, { kind: "insured", args: insurance });
}

type Claimed = { readonly id: bigint; readonly amount: bigint; readonly document: Hex; readonly claimed: bigint };

export async function recordClaimOnInsurance(recording: Recording, place: Place, { id, amount, document, claimed }: Claimed): Promise<void> {
  await recording.db.update(title, { chainId: place.chainId, id }).set((row) => ({ claimed, claims: row.claims + 1 }));
  await recordTitleStep(recording, place, id, { kind: "insurance_claimed", args: { amount, document, claimed } });
}

/** The deal that it is about, and whose it is afterwards. */
type Turn = { readonly id: bigint; readonly deal?: Address; readonly account?: Address; readonly order?: Hex };

/** Pledged, seized, given back, delivered or released. Who holds it is told by the transfer. */
export async function recordTurn(recording: Recording, place: Place, kind: "pledged" | "seized" | "given_back" | "delivered" | "released", { id, order, ...turn }: Turn): Promise<void> {
  const [state, deal, pledgor] = {
    pledged: ["pledged", turn.deal, turn.account],
    seized: ["seized", turn.deal, undefined],
    given_back: ["free", null, null],
    delivered: ["free", null, null],
    released: ["released", null, null],
  }[kind] as [typeof title.$inferSelect.state, Address | null, Address | null | undefined];
  await recording.db.update(title, { chainId: place.chainId, id }).set({ state, deal, ...(pledgor === undefined ? {} : { pledgor }) });
  await recordTitleStep(recording, place, id, { kind, ...turn, ...(order === undefined ? {} : { args: { order } }) });
}
