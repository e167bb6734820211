import { type Address, pad, stringToHex } from "viem";
import { approve, debtTerms, pledge, propose, type ProposedDeal, type Terms } from "../../world/deals/deals";
import type { Parties } from "../../world/deals/parties";
import { appraise, attestCustody, issueTitle, smallCluster } from "../../world/deals/titles";
import { startLending } from "../../world/testing/lending";
import type { LocalWorld } from "../../world/testing/local-world";
import { dealActions } from "./deal-actions";
import { forgeLayout } from "./layout";
import { type NamedContract, numbers } from "./names";
import type { Round } from "./round";
import type { NamedKey } from "./slot-names";

const usdc = 10n ** 6n;

/** Small enough that the Treasury may lend to both deals of one borrower. */
const small: Partial<Terms> = { principal: 60_000n * usdc, junior: 24_000n * usdc, minJunior: 12_000n * usdc };

/** The life of two deals of one borrower, on titles of their own: the first is paid off, the second goes to an auction. */
export async function dealRound(world: LocalWorld): Promise<Round> {
  const parties = await startLending(world);
  const [first, second] = [await raising(world, parties, {}), await raising(world, parties, small)];
  const { borrower, servicer, bailee, reporter, appraiser1, appraiser2 } = world.accounts;
  return {
    actions: dealActions(world, parties, first, second),
    contracts: contractsOf(world, [first, second]),
    accounts: {
      ...{ "the deal": first.deal, "the other deal": second.deal, "its token": first.token, "the other token": second.token },
      ...{ borrower: borrower.address, servicer: servicer.address, bailee: bailee.address, reporter: reporter.address },
      ...{ "appraiser 1": appraiser1.address, "appraiser 2": appraiser2.address },
    },
  };
}

export type RaisingDeal = ProposedDeal & { readonly titleId: bigint };

/** A deal that everything is there for but the juniors' money. */
async function raising(world: LocalWorld, parties: Parties, changed: Partial<Terms>): Promise<RaisingDeal> {
  const titleId = await issueTitle(parties, { ...smallCluster, owner: world.accounts.borrower.address });
  await appraise(parties, "appraiser1", titleId, 520_000n * usdc);
  await appraise(parties, "appraiser2", titleId, 480_000n * usdc);
  await attestCustody(parties, titleId);
  const proposed = await propose(parties, { ...(await debtTerms(parties, titleId)), ...changed });
  await approve(parties, proposed.deal);
  await pledge(parties, titleId, proposed.deal);
  return { ...proposed, titleId };
}

function contractsOf({ addresses }: LocalWorld, deals: readonly ProposedDeal[]): NamedContract[] {
  const words: NamedKey[] = [smallCluster.facility, smallCluster.model].map((name) => ({ name, key: pad(stringToHex(name), { dir: "right", size: 32 }) }));
  const keys = [...numbers(""), ...words];
  const registers = ["DealFactory", "SeniorPositions", "GpuTitle", "Appraisals", "Attestations", "Telemetry", "CollateralAuction"] as const;
  const clones = (contract: string, at: readonly Address[]): NamedContract[] => {
    const layout = forgeLayout(contract);
    return at.map((address) => ({ contract, address, layout, keys }));
  };
  return [
    ...registers.map((contract) => ({ contract, address: addresses[contract], layout: forgeLayout(contract), keys })),
    ...clones("Deal", deals.map(({ deal }) => deal)),
    ...clones("JuniorToken", deals.map(({ token }) => token)),
  ];
}
