import { encodeFunctionData } from "viem";
import { issuerAbi, stakedAidAbi, treasuryAbi } from "../../abis";
import type { LocalWorld } from "../../world/testing/local-world";
import { type Action, people } from "./action";
import { type Act, action, aid, day, erc20, exitCalls, giveAidAway, leap } from "./exit-calls";

/**
 * Leaving sAID where it costs the most, after `exitActions`: the leaver holds ticket 6 and another 3 and 4. Tickets 8 and 9
 * are cancelled again, so that nobody waits; 11 to 15 are the leaver's, and each but the last is between two of them.
 */
export function dearestExitActions(world: LocalWorld, act: Act): Action[] {
  const { StakedAID: vault } = world.addresses;
  const { plain, another, both, stranger, leaver } = people;
  const { request, process, claim, cancel, takeBack, exitNow, operator } = exitCalls;
  const dropped = async (id: bigint, holder: typeof leaver): Promise<void> => {
    await act(holder, vault, cancel(id, holder));
    await act(holder, vault, takeBack(id, holder));
  };
  const withoutAid = (): Promise<void> => giveAidAway(world, act, leaver, plain);
  const byAllowance = "request an exit by an allowance, nobody waits";
  const byOperator = "claim by an operator, between two neighbours";
  const shortBuffer = "exit now, below a full buffer";
  return [
    action("request an exit, nobody waits", "repeat", leaver, vault, request(leaver), async () => {
      await leap(world, 7n * day);
      await act(stranger, vault, process(9n));
    }),
    action(byAllowance, "first", stranger, vault, request(both, another), async () => {
      await dropped(8n, leaver);
      await act(another, vault, erc20.approve(stranger.address, aid(100n)));
    }),
    action(byAllowance, "repeat", stranger, vault, request(another, another), () => dropped(9n, both)),
    action(byOperator, "first", stranger, vault, claim(11n, leaver), async () => {
      await act(plain, vault, erc20.transfer(leaver, aid(100n)));
      for (let i = 0; i < 5; i += 1) await act(leaver, vault, request(leaver));
      await leap(world, 7n * day);
      await act(stranger, vault, process(9n));
      await act(leaver, vault, operator(stranger));
      await withoutAid();
    }),
    action(byOperator, "repeat", stranger, vault, claim(13n, leaver)),
    action(shortBuffer, "first", leaver, vault, exitNow, async () => {
      await withoutAid();
      await fillTheQueue(world, act);
    }),
    action(shortBuffer, "repeat", leaver, vault, exitNow),
  ];
}

/** Most of what is staked asks to leave: what the tickets leave is below a tenth of all, while rewards vest. */
async function fillTheQueue(world: LocalWorld, act: Act): Promise<void> {
  const { USDC, AID, Issuer, StakedAID, Treasury } = world.addresses;
  const { plain, stranger } = people;
  const stake = 90_000n;
  const usdc = stake * 10n ** 6n;
  await act(plain, USDC, erc20.approve(Issuer, usdc));
  await act(plain, Issuer, encodeFunctionData({ abi: issuerAbi, functionName: "mint", args: [usdc, plain.address] }));
  await act(plain, AID, erc20.approve(StakedAID, aid(stake)));
  await act(plain, StakedAID, encodeFunctionData({ abi: stakedAidAbi, functionName: "deposit", args: [aid(stake), plain.address] }));
  await leap(world, day);
  await act(stranger, Treasury, exitCalls.recognise);
  await act(plain, StakedAID, exitCalls.request(plain, plain, aid(stake - 100n)));
  const [, free] = await world.publicClient.readContract({ address: Treasury, abi: treasuryAbi, functionName: "exitTerms" });
  const waiting = await world.publicClient.readContract({ address: StakedAID, abi: stakedAidAbi, functionName: "unservedAssets", args: [0n] });
  const [, base] = await world.publicClient.readContract({ address: StakedAID, abi: stakedAidAbi, functionName: "instantExits" });
  if (free <= waiting || free - waiting >= base / 10n) throw new Error("The buffer is full, or nothing of it is left: there is no such exit to measure.");
}
