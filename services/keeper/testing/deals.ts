import type { Address } from "viem";
import { approve, commit, debtTerms, draw, pledge, propose, type Terms } from "../../../world/deals/deals";
import { type Parties, secondsPerDay } from "../../../world/deals/parties";
import { appraise, attestCustody, issueTitle, smallCluster } from "../../../world/deals/titles";
import type { LocalWorld } from "../../../world/testing/local-world";

const usdc = 10n ** 6n;

export type DrawnDeal = { readonly deal: Address; readonly titleId: bigint; readonly terms: Terms };

/** A deal of 300,000 on a title of its own, drawn; its terms as changed. */
export async function drawnDeal(world: LocalWorld, parties: Parties, changed: Partial<Terms> = {}): Promise<DrawnDeal> {
  const titleId = await issueTitle(parties, { ...smallCluster, owner: world.accounts.borrower.address });
  await appraise(parties, "appraiser1", titleId, 520_000n * usdc);
  await appraise(parties, "appraiser2", titleId, 480_000n * usdc);
  await attestCustody(parties, titleId);
  const terms = { ...(await debtTerms(parties, titleId)), ...changed };
  const { deal } = await propose(parties, terms);
  await approve(parties, deal);
  await commit(parties, "juniorInvestor", deal, terms.junior);
  await pledge(parties, titleId, deal);
  await world.advance(2 * secondsPerDay);
  await draw(parties, deal);
  return { deal, titleId, terms };
}
