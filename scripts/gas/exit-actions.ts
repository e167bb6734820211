import { encodeFunctionData } from "viem";
import { exitTicketAbi } from "../../abis";
import type { LocalWorld } from "../../world/testing/local-world";
import { type Action, people } from "./action";
import { type Act, action, aid, day, erc20, exitCalls, giveAidAway, leap } from "./exit-calls";

/**
 * Leaving sAID. The leaver has been given sAID and no AID; the tickets 1, 2 and 6 are the leaver's, 3 to 5 another's, and all
 * are due at once. The last is there so that no claim empties a slot of the leaver's.
 */
export function exitActions(world: LocalWorld, act: Act): Action[] {
  const { StakedAID: vault, ExitTicket: tickets, Treasury: treasury } = world.addresses;
  const { plain, another, stranger, leaver } = people;
  const { request, process, claim, cancel, takeBack, exitNow, recognise } = exitCalls;
  const transfer = encodeFunctionData({ abi: exitTicketAbi, functionName: "transferFrom", args: [plain.address, stranger.address, 7n] });
  const withoutAid = (): Promise<void> => giveAidAway(world, act, leaver, plain);
  return [
    action("request an exit", "first", leaver, vault, request(leaver), () => act(plain, vault, erc20.transfer(leaver, aid(100n)))),
    action("request an exit", "repeat", leaver, vault, request(leaver)),
    action("serve one ticket", "first", stranger, vault, process(1n), async () => {
      for (let i = 0; i < 3; i += 1) await act(another, vault, request(another));
      await act(leaver, vault, request(leaver));
      await leap(world, 7n * day);
    }),
    action("serve three tickets", "first", stranger, vault, process(3n)),
    action("claim an exit", "first", leaver, vault, claim(1n, leaver)),
    action("claim an exit", "repeat", leaver, vault, claim(2n, leaver)),
    action("cancel an exit", "first", another, vault, cancel(5n, another)),
    action("take cancelled sAID back", "first", another, vault, takeBack(5n, another)),
    // Nothing was recognised yet, so that sAID's slot of fees is empty.
    action("exit now, the first of all", "first", leaver, vault, exitNow, withoutAid),
    action("exit now", "first", leaver, vault, exitNow, async () => {
      await withoutAid();
      await act(stranger, treasury, recognise);
    }),
    action("exit now", "repeat", leaver, vault, exitNow),
    action("transfer a ticket", "first", plain, tickets, transfer, () => act(plain, vault, request(plain))),
  ];
}
