import type { Address } from "viem";
import { addressIn } from "../../lib/chain/addresses";
import { poolFee, type PoolToken } from "../../lib/finance/swap";
import { MULTICALL3_ADDRESS } from "../../lib/chain/chains";
import { aidPerMicro, micro } from "../story/scene";
import { errand, type Errand } from "./day";
import { handOn, type Part, type Stock, stockUp, transferFrom } from "./desk";
import { leaveAtOnce } from "./leavers";
import { callOf } from "./words";
import { accountOf, chanceOf, deskOf, joinedBy, somebody, type Today } from "./world";

const one = 10n ** 18n;
const mint = callOf("mint(uint256,address)");
const deposit = callOf("deposit(uint256,address)");
const requestRedeem = callOf("requestRedeem(uint256,address,address)");
const swap = callOf("exactInputSingle((address,address,uint24,address,uint256,uint256,uint160))");
const gas = { mint: 260_000, deposit: 190_000, request: 330_000, swap: 260_000, transfer: 75_000 } as const;

/** How many do what on a day. */
export type Doings = {
  readonly mints: number;
  readonly deposits: number;
  readonly requests: number;
  readonly swaps: number;
  readonly sharesPaid: number;
  readonly aidPaid: number;
  /** By accounts to each other, with signatures of their own. */
  readonly payments: number;
};

const leavesEvery = 4;

/** Shares of a day's events, in parts of a hundred, and how many events each makes. */
const mix = {
  mints: { of100: 9, each: 3 },
  deposits: { of100: 9, each: 3 },
  // With what comes of it: service, claim.
  requests: { of100: 5, each: 7 },
  swaps: { of100: 6, each: 2 },
  sharesPaid: { of100: 14, each: 1 },
  aidPaid: { of100: 41, each: 1 },
  payments: { of100: 6, each: 2 },
} as const satisfies Record<keyof Doings, { of100: number; each: number }>;

/** What a crowd does that is to make so many events. Of what is less than one, chance decides. */
export function doingsOf(events: number, random: (below: number) => number): Doings {
  const many = (kind: keyof Doings): number => Math.floor((events * mix[kind].of100) / 100 / mix[kind].each + random(1_000) / 1_000);
  return { mints: many("mints"), deposits: many("deposits"), requests: many("requests"), swaps: many("swaps"), sharesPaid: many("sharesPaid"), aidPaid: many("aidPaid"), payments: many("payments") };
}

/**
 * A day of the crowd, by the desk whose day it is: those who join get AID and sAID; some mint, stake, ask to leave, trade, and
 * are paid. `staked` is what those who join today stake together, in whole AID.
 */
export async function liveDay(now: Today, doings: Doings, staked: number): Promise<void> {
  const { USDC, AID, StakedAID, Issuer } = now.stage.addresses;
  const random = chanceOf(now, "crowd", now.index);
  const joined = joinedBy(now.size, now.index);
  if (joined === 0) return;
  const anybody = () => accountOf(somebody(random, joined)).address;
  const times = <part>(count: number, make: () => part): part[] => Array.from({ length: count }, make);
  const newcomers = Array.from({ length: joined - joinedBy(now.size, now.index - 1) }, (_, place) => accountOf(joined - 1 - place).address);

  const mints = [
    ...newcomers.map((to): Part => minting(Issuer, BigInt(100 + random(400)) * micro, to)),
    ...times(doings.mints, () => minting(Issuer, BigInt(20 + random(480)) * micro, anybody())),
  ];
  const each = newcomers.length === 0 ? 0 : staked / newcomers.length;
  const deposits = [
    ...newcomers.map((to): Part => staking(StakedAID, (BigInt(Math.ceil(each * (50 + random(100)))) * one) / 100n, to)),
    ...times(doings.deposits, () => staking(StakedAID, BigInt(10 + random(190)) * one, anybody())),
  ];
  const requests = times(doings.requests, () => asking(StakedAID, BigInt(5 + random(45)) * one, anybody()));
  const bought = times(Math.ceil(doings.swaps / 2), () => trading(now, "USDC", BigInt(50 + random(450)) * micro, anybody()));
  const sold = times(Math.floor(doings.swaps / 2), () => trading(now, "AID", BigInt(50 + random(450)) * micro * aidPerMicro, anybody()));
  const shares = times(doings.sharesPaid, () => BigInt(1 + random(19)) * (one / 10n));
  const paid = times(doings.aidPaid, () => BigInt(1 + random(400)) * (one / 10n));

  const stock: Stock = { usdc: sum([...mints, ...bought]), aid: sum([...deposits, ...sold]) + total(paid), shares: sum(requests) + total(shares) };
  await stockUp(now, stock);
  await handOn(now, USDC, Issuer, mints);
  await handOn(now, AID, StakedAID, deposits);
  await handOn(now, StakedAID, StakedAID, requests);
  if (now.index % leavesEvery === 0) await leaveAtOnce(now, stock.shares / 4n);
  await handOn(now, USDC, addressIn(now.stage.addresses, "SwapRouter"), bought);
  await handOn(now, AID, addressIn(now.stage.addresses, "SwapRouter"), sold);
  for (const amount of shares) await now.day.run([paying(now, StakedAID, amount, anybody())]);
  for (const amount of paid) await now.day.run([paying(now, AID, amount, anybody())]);
}

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);
const sum = (parts: readonly Part[]): bigint => total(parts.map(({ amount }) => amount));

const minting = (issuer: Address, amount: bigint, to: Address): Part => ({ amount, errand: errand(issuer, mint(amount, to), gas.mint) });
const staking = (sAid: Address, amount: bigint, to: Address): Part => ({ amount, errand: errand(sAid, deposit(amount, to), gas.deposit) });
const asking = (sAid: Address, amount: bigint, to: Address): Part => ({ amount, errand: errand(sAid, requestRedeem(amount, to, MULTICALL3_ADDRESS), gas.request) });
const paying = (now: Today, token: Address, amount: bigint, to: Address): Errand => errand(token, transferFrom(deskOf(now).address, to, amount), gas.transfer);

function trading({ stage: { addresses } }: Today, from: PoolToken, amount: bigint, to: Address): Part {
  const [tokenIn, tokenOut] = from === "AID" ? [addresses.AID, addresses.USDC] : [addresses.USDC, addresses.AID];
  // For whatever the pool gives: there is as much on either side of a day's trades.
  return { amount, errand: errand(addressIn(addresses, "SwapRouter"), swap(tokenIn, tokenOut, poolFee, to, amount, 1n, 0n), gas.swap) };
}
