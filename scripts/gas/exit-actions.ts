import { type Address, encodeFunctionData, erc20Abi, type Hex } from "viem";
import type { HDAccount } from "viem/accounts";
import { exitTicketAbi, stakedAidAbi, treasuryAbi } from "../../abis";
import type { LocalWorld } from "../../world/testing/local-world";
import { type Action, people } from "./action";

const aid = (whole: bigint): bigint => whole * 10n ** 18n;
const week = 7n * 86_400n;

/**
 * Leaving sAID. The leaver has been given sAID and no AID; the tickets 1, 2 and 6 are the leaver's, 3 to 5 another's, and all
 * are due at once. The last is there so that no claim empties a slot of the leaver's.
 */
export function exitActions(world: LocalWorld, act: (from: HDAccount, to: Address, data: Hex) => Promise<void>): Action[] {
  const { StakedAID: vault, ExitTicket: tickets, Treasury: treasury } = world.addresses;
  const { plain, another, stranger, leaver } = people;
  const give = encodeFunctionData({ abi: erc20Abi, functionName: "transfer", args: [leaver.address, aid(100n)] });
  const request = (who: HDAccount): Hex =>
    encodeFunctionData({ abi: stakedAidAbi, functionName: "requestRedeem", args: [aid(10n), who.address, who.address] });
  const process = (max: bigint): Hex => encodeFunctionData({ abi: stakedAidAbi, functionName: "process", args: [max] });
  const claim = (id: bigint): Hex => encodeFunctionData({ abi: stakedAidAbi, functionName: "claim", args: [id, leaver.address] });
  const exitNow = encodeFunctionData({ abi: stakedAidAbi, functionName: "redeemInstant", args: [aid(10n), aid(9n)] });
  const recognise = encodeFunctionData({ abi: treasuryAbi, functionName: "recognise" });
  const cancel = encodeFunctionData({ abi: stakedAidAbi, functionName: "cancelRedeemRequest", args: [5n, another.address] });
  const takeBack = encodeFunctionData({ abi: stakedAidAbi, functionName: "claimCancelRedeemRequest", args: [5n, another.address, another.address] });
  const transfer = encodeFunctionData({ abi: exitTicketAbi, functionName: "transferFrom", args: [plain.address, stranger.address, 7n] });
  const action = (id: string, occasion: Action["occasion"], from: HDAccount, to: Address, data: Hex, before?: () => Promise<void>): Action => ({
    ...{ id, occasion, from, to, data: () => Promise.resolve(data) },
    ...(before === undefined ? {} : { before }),
  });
  return [
    action("request an exit", "first", leaver, vault, request(leaver), () => act(plain, vault, give)),
    action("request an exit", "repeat", leaver, vault, request(leaver)),
    action("serve one ticket", "first", stranger, vault, process(1n), async () => {
      for (let i = 0; i < 3; i += 1) await act(another, vault, request(another));
      await act(leaver, vault, request(leaver));
      // Blocks keep a fixed distance here, which this jump leaves.
      const { timestamp } = await world.publicClient.getBlock();
      await world.testClient.setNextBlockTimestamp({ timestamp: timestamp + week });
      await world.testClient.mine({ blocks: 1 });
    }),
    action("serve three tickets", "first", stranger, vault, process(3n)),
    action("claim an exit", "first", leaver, vault, claim(1n)),
    action("claim an exit", "repeat", leaver, vault, claim(2n)),
    action("cancel an exit", "first", another, vault, cancel),
    action("take cancelled sAID back", "first", another, vault, takeBack),
    // What was claimed is given away first, so that the leaver has no AID again.
    action("exit now", "first", leaver, vault, exitNow, async () => {
      await act(leaver, world.addresses.AID, encodeFunctionData({ abi: erc20Abi, functionName: "transfer", args: [plain.address, await balance(world, leaver)] }));
      await act(stranger, treasury, recognise);
    }),
    action("exit now", "repeat", leaver, vault, exitNow),
    action("transfer a ticket", "first", plain, tickets, transfer, () => act(plain, vault, request(plain))),
  ];
}

const balance = (world: LocalWorld, { address }: HDAccount): Promise<bigint> =>
  world.publicClient.readContract({ address: world.addresses.AID, abi: erc20Abi, functionName: "balanceOf", args: [address] });
