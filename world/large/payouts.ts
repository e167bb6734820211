import { juniorTokenAbi } from "../../abis/junior-token";
import { encodeCall } from "../../lib/tx/calls";
import { after } from "./book";
import { accountAt, chanceOf, deskNumbered, type Running, type Today } from "./world";

const gas = 250_000n;
/** After a payment, who fetches its part. */
const daysLater = 1;

/** Desks, and one of the customers, fetch what the deals that were paid yesterday have paid their juniors. */
export async function fetchPayouts(now: Today): Promise<void> {
  const paid = now.paid.filter(({ day }) => day === now.index - daysLater).flatMap(({ running }) => claimants(now, running));
  if (paid.length === 0) return;
  const options = { allowFailure: false, batchSize: 0, multicallAddress: now.stage.addresses.Multicall3 } as const;
  const contracts = paid.map(({ token, who }) => ({ address: token, abi: juniorTokenAbi, functionName: "claimable", args: [who.address] }) as const);
  const amounts = await now.stage.clients.publicClient.multicall({ contracts, ...options });
  for (const [index, { token, who }] of paid.entries()) {
    if ((amounts[index] ?? 0n) === 0n) continue;
    const call = encodeCall({ to: token, abi: juniorTokenAbi, functionName: "claim", args: [who.address] });
    await now.day.stage.send(who, { ...call, gas });
  }
}

function claimants(now: Today, { deal, token, juniors }: Running) {
  const random = chanceOf(now, "payouts", deal.key, now.index);
  const customer = accountAt(juniors[random(Math.max(1, juniors.length))] ?? "0x");
  const desk = deskNumbered(deal.proposed + after.raise);
  return [desk, ...(customer === undefined ? [] : [customer])].map((who) => ({ token, who }));
}
