import { erc20Abi } from "viem";
import { routerAbi } from "../../abis/router";
import { noPermit } from "../../lib/tx/calls";
import { chainClients } from "../chain/clients";
import { act, type Parties, senderOf } from "../deals/parties";
import { mintUsdc } from "../external/usdc-mint";
import { verifyAccount } from "../local";
import type { LocalWorld } from "./local-world";

const usdc = 10n ** 6n;

/** Stakers with 900,000 to lend, a borrower who is known, and a junior, each with USDC to spare. */
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
