import { erc20Abi, type LocalAccount } from "viem";
import { identityAbi } from "../../../abis/identity";
import { issuerAbi } from "../../../abis/issuer";
import { lensAbi } from "../../../abis/lens";
import { exitTicketAbi } from "../../../abis/exit-ticket";
import { routerAbi } from "../../../abis/router";
import { stakedAidAbi } from "../../../abis/staked-aid";
import { noPermit } from "../../../lib/tx/calls";
import { devAccounts } from "../../chain/accounts";
import { signVoucher } from "../../voucher";
import { actor } from "../cast";
import { atOnce } from "../known";
import { type Depositor, secondsPerDay } from "../plan/plan";
import { aidPerMicro, allow, bring, chance, type Scene, tell, usdc, would } from "../scene";

const yearsVerified = 2;

/** Has itself verified with a first voucher. */
async function verify(scene: Scene, who: LocalAccount): Promise<void> {
  const { addresses, clients } = scene.stage;
  const isVerified = await clients.publicClient.readContract({ address: addresses.Identity, abi: identityAbi, functionName: "isVerified", args: [who.address] });
  if (isVerified) return;
  const expiry = BigInt((scene.today + yearsVerified * 365) * secondsPerDay);
  const voucher = { account: who.address, number: 1n, tier: 1, countryClass: 1, kind: 1, expiry };
  const signature = await signVoucher(devAccounts.attestor, voucher, addresses.Identity, clients.chain.id);
  await tell(scene, who, { to: addresses.Identity, abi: identityAbi, functionName: "submit", args: [voucher, signature] });
}

/** Borrowers are verified the day before they first propose, the partner operator on the first day, depositors when they come. */
export async function verifyNewcomers(scene: Scene): Promise<void> {
  if (scene.day === 0) await verify(scene, devAccounts.partnerOperator);
  const borrowers = new Set(scene.plan.deals.filter(({ proposed }) => proposed - 1 === scene.day).map(({ borrower }) => borrower));
  for (const borrower of borrowers) await verify(scene, actor(borrower));
  for (const { name, verified, brings } of scene.plan.depositors) {
    if (verified && brings[0]?.day === scene.day) await verify(scene, actor(name));
  }
}

/** Depositors mint AID with what they bring, and stake their part of it: in one step where it is all. */
export async function deposit(scene: Scene): Promise<void> {
  for (const { name, brings, stakedPercent } of scene.plan.depositors) {
    for (const { usdc: whole } of brings.filter(({ day }) => day === scene.day)) await depositOf(scene, actor(name), usdc(whole), BigInt(stakedPercent));
  }
}

async function depositOf(scene: Scene, who: LocalAccount, brought: bigint, stakedPercent: bigint): Promise<void> {
  const { USDC, AID, Issuer, Router, StakedAID } = scene.stage.addresses;
  await bring(scene, who.address, brought);
  if (stakedPercent === 100n) {
    await allow(scene, who, USDC, Router, brought);
    return tell(scene, who, { to: Router, abi: routerAbi, functionName: "mintAndStake", args: [brought, who.address, 0n, noPermit] });
  }
  await allow(scene, who, USDC, Issuer, brought);
  await tell(scene, who, { to: Issuer, abi: issuerAbi, functionName: "mint", args: [brought, who.address] });
  const staked = (brought * aidPerMicro * stakedPercent) / 100n;
  if (staked === 0n) return;
  await allow(scene, who, AID, StakedAID, staked);
  await tell(scene, who, { to: StakedAID, abi: stakedAidAbi, functionName: "deposit", args: [staked, who.address] });
}

/** Of those who have come, somebody. */
function somebody(scene: Scene, ...names: readonly (string | number)[]): { readonly who: LocalAccount; readonly random: (below: number) => number } | undefined {
  const here = scene.plan.depositors.filter(({ brings }) => (brings[0]?.day ?? Infinity) < scene.day);
  const random = chance(scene, ...names, scene.day);
  const one = here[random(Math.max(here.length, 1))];
  return one && { who: actor(one.name), random };
}

/** Somebody adds some hundreds or thousands of dollars to what it has. */
export async function saveALittle(scene: Scene, turn: number): Promise<void> {
  const saver = somebody(scene, "saving", turn);
  if (saver !== undefined) await depositOf(scene, saver.who, usdc(200 + saver.random(3_800)), 100n);
}

/** Somebody asks to leave with a small part of its shares. */
export async function leaveALittle(scene: Scene, turn: number): Promise<void> {
  const leaver = somebody(scene, "leaving", turn);
  if (leaver === undefined) return;
  const { addresses, clients } = scene.stage;
  const { who, random } = leaver;
  const held = await clients.publicClient.readContract({ address: addresses.StakedAID, abi: erc20Abi, functionName: "balanceOf", args: [who.address] });
  const shares = (held * BigInt(1 + random(5))) / 100n;
  if (shares > 0n) await tell(scene, who, { to: addresses.StakedAID, abi: stakedAidAbi, functionName: "requestRedeem", args: [shares, who.address, who.address] });
}

const leavesOn = (scene: Scene, daysAgo: number): readonly Depositor[] => scene.plan.depositors.filter(({ leaves }) => leaves?.day === scene.day - daysAgo);

/** Those whose day it is ask to leave, or leave at once at the fee of that moment. */
export async function leave(scene: Scene): Promise<void> {
  const { addresses, clients } = scene.stage;
  for (const { name, leaves } of leavesOn(scene, 0)) {
    const who = actor(name);
    const held = await clients.publicClient.readContract({ address: addresses.StakedAID, abi: erc20Abi, functionName: "balanceOf", args: [who.address] });
    const shares = (held * BigInt(leaves?.percent ?? 0)) / 100n;
    if (shares === 0n) continue;
    const staked = { to: addresses.StakedAID, abi: stakedAidAbi } as const;
    const atOnceCall = { ...staked, functionName: "redeemInstant", args: [shares, 0n] } as const;
    // Who finds that there is too little to leave at once waits like the others.
    if (leaves?.way === "instant" && (await would(scene, who, atOnceCall))) await tell(scene, who, atOnceCall);
    else await tell(scene, who, { ...staked, functionName: "requestRedeem", args: [shares, who.address, who.address] });
  }
}

/** Two days later some stay after all, and some give their ticket to somebody else. */
export async function thinkAgain(scene: Scene): Promise<void> {
  const staked = { to: scene.stage.addresses.StakedAID, abi: stakedAidAbi } as const;
  for (const { name, leaves } of leavesOn(scene, 2)) {
    const who = actor(name);
    const [ticket] = leaves?.way === "ticket-cancelled" || leaves?.way === "ticket-given" ? await ticketsOf(scene, who) : [];
    if (ticket === undefined || ticket.pending === 0n) continue;
    if (leaves?.way === "ticket-given") {
      const to = actor(`buyer of tickets`).address;
      await tell(scene, who, { to: scene.stage.addresses.ExitTicket, abi: exitTicketAbi, functionName: "transferFrom", args: [who.address, to, ticket.id] });
    } else {
      await tell(scene, who, { ...staked, functionName: "cancelRedeemRequest", args: [ticket.id, who.address] });
      await tell(scene, who, { ...staked, functionName: "claimCancelRedeemRequest", args: [ticket.id, who.address, who.address] });
    }
  }
}

function ticketsOf({ stage }: Scene, who: LocalAccount) {
  return stage.clients.publicClient.readContract({ address: stage.addresses.Lens, abi: lensAbi, functionName: "tickets", args: [who.address, 0n, 8n] });
}

/** Whoever has a ticket that was served fetches its AID. */
export async function claim(scene: Scene): Promise<void> {
  const { addresses, clients } = scene.stage;
  const holders = [...scene.plan.depositors.filter(({ brings }) => (brings[0]?.day ?? Infinity) < scene.day).map(({ name }) => actor(name)), actor("buyer of tickets")];
  const claimable = await clients.publicClient.multicall({
    contracts: holders.map(({ address }) => ({ address: addresses.StakedAID, abi: stakedAidAbi, functionName: "maxRedeem", args: [address] }) as const),
    ...atOnce(scene),
  });
  for (const who of holders.filter((_, index) => (claimable[index] ?? 0n) > 0n)) {
    for (const { id, claimableShares } of await ticketsOf(scene, who)) {
      if (claimableShares > 0n) await tell(scene, who, { to: addresses.StakedAID, abi: stakedAidAbi, functionName: "claim", args: [id, who.address] });
    }
  }
}

/** Who has left and may redeem takes dollars for the AID that came back. */
export async function redeem(scene: Scene): Promise<void> {
  const { addresses, clients } = scene.stage;
  const gone = scene.plan.depositors.filter(({ leaves, verified }) => verified && leaves !== undefined && leaves.day < scene.day).map(({ name }) => actor(name));
  if (gone.length === 0) return;
  const held = await clients.publicClient.multicall({
    contracts: gone.map(({ address }) => ({ address: addresses.AID, abi: erc20Abi, functionName: "balanceOf", args: [address] }) as const),
    ...atOnce(scene),
  });
  for (const [index, who] of gone.entries()) {
    const aid = held[index] ?? 0n;
    if (aid >= aidPerMicro) await tell(scene, who, { to: addresses.Issuer, abi: issuerAbi, functionName: "redeem", args: [aid, who.address] });
  }
}
