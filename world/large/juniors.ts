import { encodeFunctionData, erc20Abi, type Address } from "viem";
import { MULTICALL3_ADDRESS } from "../../lib/chain/chains";
import { bring, usdc } from "../story/scene";
import { after, type LargeDeal } from "./book";
import { errand } from "./day";
import { transferFrom } from "./desk";
import { callOf } from "./words";
import { accountOf, chanceOf, deskOf, joinedBy, type Running, sceneFor, somebody, type Today } from "./world";

const approve = callOf("approve(address,uint256)");
const commit = callOf("commit(uint256,address)");
const gas = { approve: 90_000, pull: 90_000, commit: 260_000, move: 150_000 } as const;
const customers = 6;
/** What a desk keeps of a deal, and sells on. */
const keptPercent = 30n;
const sales = 4;

/** A part of what a raise that goes on, or that fails, has got so far, in per cent. */
const raisedPercent = ({ course }: LargeDeal): bigint => (course === "raising" ? 60n : course === "failed" ? 20n : 100n);
const isOffered = ({ course }: LargeDeal): boolean => course !== "proposed" && course !== "declined";

/** Today's desk puts in what its customers want of the deals that raise, and sells parts of what it keeps itself. */
export async function commitJuniors(now: Today): Promise<void> {
  const raising = [...now.running.values()].filter(({ deal }) => isOffered(deal) && deal.proposed + after.raise === now.index);
  for (const one of raising) await commitTo(now, one);
}

async function commitTo(now: Today, { deal, address, token, juniors }: Running): Promise<void> {
  const desk = deskOf(now);
  const { USDC } = now.stage.addresses;
  const whole = (usdc(deal.junior) * raisedPercent(deal)) / 100n;
  const kept = (whole * keptPercent) / 100n;
  const random = chanceOf(now, "juniors", deal.key);
  const buyer = (): Address => accountOf(somebody(random, Math.max(1, joinedBy(now.size, now.index)))).address;
  const each = (whole - kept) / BigInt(customers);
  const parts = Array.from({ length: customers }, (_, place) => ({ to: buyer(), amount: place === 0 ? whole - kept - each * BigInt(customers - 1) : each }));
  juniors.push(...parts.map(({ to }) => to));
  parts.push({ to: desk.address, amount: kept });

  await bring(sceneFor(now), desk.address, whole);
  await allowMulticall(now, USDC, whole);
  await now.day.run([
    errand(USDC, transferFrom(desk.address, MULTICALL3_ADDRESS, whole), gas.pull),
    errand(USDC, approve(address, whole), gas.approve),
    ...parts.map(({ to, amount }) => errand(address, commit(amount, to), gas.commit)),
  ]);
  const sold = kept / BigInt(2 * sales);
  if (sold === 0n) return;
  await allowMulticall(now, token, sold * BigInt(sales));
  await now.day.run(Array.from({ length: sales }, () => errand(token, transferFrom(desk.address, buyer(), sold), gas.move)));
}

function allowMulticall(now: Today, token: Address, amount: bigint): Promise<void> {
  const data = encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [MULTICALL3_ADDRESS, amount] });
  return now.day.stage.send(deskOf(now), { to: token, data, gas: BigInt(gas.approve) });
}
