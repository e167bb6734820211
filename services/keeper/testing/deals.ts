import { type Address, erc20Abi } from "viem";
import { routerAbi } from "../../../abis/router";
import { noPermit } from "../../../lib/tx/calls";
import { chainClients } from "../../../world/chain/clients";
import { approve, commit, debtTerms, draw, pledge, propose, type Terms } from "../../../world/deals/deals";
import { act, type Parties, secondsPerDay, senderOf } from "../../../world/deals/parties";
import { appraise, attestCustody, issueTitle, smallCluster } from "../../../world/deals/titles";
import { mintUsdc } from "../../../world/external/usdc-mint";
import { verifyAccount } from "../../../world/local";
import type { LocalWorld } from "../../../world/testing/local-world";

const usdc = 10n ** 6n;

export type DrawnDeal = { readonly deal: Address; readonly titleId: bigint; readonly terms: Terms };

/** Stakers with 900,000 to lend, and a borrower who is known. */
export async function startLending(world: LocalWorld): Promise<Parties> {
  const parties = { clients: chainClients(world.rpcUrl), addresses: world.addresses };
  const { borrower, depositor, juniorInvestor } = world.accounts;
  const { Router, USDC } = world.addresses;
  await verifyAccount(senderOf(parties, "borrower"), world.addresses, world.chainId);
  for (const { address } of [borrower, depositor, juniorInvestor]) await mintUsdc(parties.clients, USDC, address, 900_000n * usdc);
  await act(parties, "depositor", { address: USDC, abi: erc20Abi, functionName: "approve", args: [Router, 900_000n * usdc] });
  await act(parties, "depositor", { address: Router, abi: routerAbi, functionName: "mintAndStake", args: [900_000n * usdc, depositor.address, 0n, noPermit] });
  return parties;
}

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
