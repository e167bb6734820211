import type { Address } from "viem";
import { approve, commit, debtTerms, draw, pledge, propose, type Terms } from "../../../world/deals/deals";
import { type Parties, secondsPerDay } from "../../../world/deals/parties";
import { appraise, attestCustody, issueTitle, smallCluster } from "../../../world/deals/titles";
import type { LocalWorld } from "../../../world/testing/local-world";

const usdc = 10n ** 6n;

export type MadeDeal = { readonly deal: Address; readonly token: Address; readonly titleId: bigint; readonly terms: Terms };

/** A deal of 300,000 on a title of its own, proposed; its terms as changed. */
export async function proposedDeal(world: LocalWorld, parties: Parties, changed: Partial<Terms> = {}): Promise<MadeDeal> {
  const titleId = await issueTitle(parties, { ...smallCluster, owner: world.accounts.borrower.address });
  await appraise(parties, "appraiser1", titleId, 520_000n * usdc);
  await appraise(parties, "appraiser2", titleId, 480_000n * usdc);
  await attestCustody(parties, titleId);
  const terms = { ...(await debtTerms(parties, titleId)), ...changed };
  return { ...(await propose(parties, terms)), titleId, terms };
}

type Changes = Partial<Terms> & {
  /** What juniors put in, micro-dollars; absent: all that they are asked for. */
  readonly committed?: bigint;
};

/** The same, approved and pledged, after its juniors have committed. */
export async function raisedDeal(world: LocalWorld, parties: Parties, { committed, ...changed }: Changes = {}): Promise<MadeDeal> {
  const made = await proposedDeal(world, parties, changed);
  await approve(parties, made.deal);
  await commit(parties, "juniorInvestor", made.deal, committed ?? made.terms.junior);
  await pledge(parties, made.titleId, made.deal);
  return made;
}

/** The same, drawn. */
export async function drawnDeal(world: LocalWorld, parties: Parties, changed: Partial<Terms> = {}): Promise<MadeDeal> {
  const made = await raisedDeal(world, parties, changed);
  await world.advance(2 * secondsPerDay);
  await draw(parties, made.deal);
  return made;
}
