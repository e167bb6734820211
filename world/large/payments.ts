import { domainSeparator, type Hex } from "viem";
import { MULTICALL3_ADDRESS } from "../../lib/chain/chains";
import { errand } from "./day";
import { transferFrom } from "./desk";
import { signatureOf } from "./signatures";
import { callOf, digestOf, structOf } from "./words";
import { accountOf, chanceOf, joinedBy, somebody, type Today } from "./world";

const permit = callOf("permit(address,address,uint256,uint256,uint8,bytes32,bytes32)");
const permitted = structOf("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
const gas = { permit: 110_000, transfer: 75_000 } as const;
const oneHour = 3_600;
const hundredth = 10n ** 16n;

/** Accounts pay each other a few cents: each signs that Multicall3 may take them, and in the same transaction it does. */
export async function payEachOther(now: Today, count: number): Promise<void> {
  const joined = joinedBy(now.size, now.index - 1);
  if (joined === 0) return;
  const { addresses, clients, head } = now.stage;
  const domain = domainSeparator({ domain: { name: "AID", version: "1", chainId: clients.chain.id, verifyingContract: addresses.AID } });
  const random = chanceOf(now, "payments", now.index);
  // After the day's last block, wherever that is.
  const deadline = BigInt(head.timestamp + 2 * 86_400 + oneHour);
  for (let payment = 0; payment < count; payment += 1) {
    const [from, to] = [somebody(random, joined), somebody(random, joined)];
    const amount = BigInt(1 + random(5)) * hundredth;
    await now.day.run([await permission(now, domain, { from, amount, deadline }), errand(addresses.AID, transferFrom(accountOf(from).address, accountOf(to).address, amount), gas.transfer)]);
  }
}

async function permission({ permits, stage }: Today, domain: Hex, { from, amount, deadline }: { readonly from: number; readonly amount: bigint; readonly deadline: bigint }) {
  const owner = accountOf(from);
  const nonce = permits.get(from) ?? 0n;
  permits.set(from, nonce + 1n);
  const { v, r, s } = await signatureOf(owner, digestOf(domain, permitted(owner.address, MULTICALL3_ADDRESS, amount, nonce, deadline)));
  return errand(stage.addresses.AID, permit(owner.address, MULTICALL3_ADDRESS, amount, deadline, v, r, s), gas.permit);
}
