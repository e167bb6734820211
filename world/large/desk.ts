import { type Address, encodeFunctionData, erc20Abi } from "viem";
import { issuerAbi, stakedAidAbi } from "../../abis";
import { MULTICALL3_ADDRESS } from "../../lib/chain/chains";
import { encodeCall } from "../../lib/tx/calls";
import { aidPerMicro, bring } from "../story/scene";
import { type Errand, errand } from "./day";
import { callOf } from "./words";
import { deskOf, sceneFor, type Today } from "./world";

/** What a desk needs on its day: micro-dollars, AID and sAID in wei. */
export type Stock = { usdc: bigint; aid: bigint; shares: bigint };

const gas = { approve: 90_000n, mint: 500_000n, deposit: 400_000n } as const;
export const transferFrom = callOf("transferFrom(address,address,uint256)");
const approve = callOf("approve(address,uint256)");
const [pullGas, approveGas] = [90_000, 90_000];

/** Today's desk gets what it needs, against dollars from Circle, and allows Multicall3 exactly that. */
export async function stockUp(now: Today, { usdc, aid, shares }: Stock): Promise<void> {
  const desk = deskOf(now);
  const { USDC, AID, Issuer, StakedAID } = now.stage.addresses;
  // A share costs a little more AID than one.
  const staked = shares * 2n;
  const minted = ceilMicro(aid + staked);
  const send = (to: Address, data: `0x${string}`, limit: bigint) => now.day.stage.send(desk, { to, data, gas: limit });
  const allow = (token: Address, spender: Address, amount: bigint) =>
    amount === 0n ? Promise.resolve() : send(token, encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [spender, amount] }), gas.approve);
  if (usdc + minted > 0n) await bring(sceneFor(now), desk.address, usdc + minted);
  if (minted > 0n) {
    await allow(USDC, Issuer, minted);
    await send(Issuer, encodeCall({ to: Issuer, abi: issuerAbi, functionName: "mint", args: [minted, desk.address] }).data, gas.mint);
  }
  if (staked > 0n) {
    await allow(AID, StakedAID, staked);
    await send(StakedAID, encodeCall({ to: StakedAID, abi: stakedAidAbi, functionName: "deposit", args: [staked, desk.address] }).data, gas.deposit);
  }
  await allow(USDC, MULTICALL3_ADDRESS, usdc);
  await allow(AID, MULTICALL3_ADDRESS, aid);
  await allow(StakedAID, MULTICALL3_ADDRESS, shares);
}

const ceilMicro = (aid: bigint): bigint => (aid + aidPerMicro - 1n) / aidPerMicro;

export type Part = { readonly amount: bigint; readonly errand: Errand };

const together = 100;

/**
 * Hands a desk's money to a contract in parts: each transaction pulls what its parts are together, allows the contract that
 * much, and leaves nothing behind.
 */
export async function handOn(now: Today, token: Address, spender: Address, parts: readonly Part[]): Promise<void> {
  const desk = deskOf(now);
  for (let from = 0; from < parts.length; from += together) {
    const some = parts.slice(from, from + together);
    const sum = some.reduce((all, { amount }) => all + amount, 0n);
    const pull = errand(token, transferFrom(desk.address, MULTICALL3_ADDRESS, sum), pullGas);
    // Shares that Multicall3 holds need nobody's leave to be queued.
    const allow = spender === token ? [] : [errand(token, approve(spender, sum), approveGas)];
    await now.day.run([pull, ...allow, ...some.map((part) => part.errand)]);
  }
}
