import { type Address, encodeFunctionData, erc20Abi, type Hex } from "viem";
import type { HDAccount } from "viem/accounts";
import { identityAbi, issuerAbi, routerAbi, stakedAidAbi, treasuryAbi } from "../../abis";
import { sendTransaction } from "../../contracts/script/lib/transactions";
import { chainClients } from "../../world/chain/clients";
import { mintUsdc } from "../../world/external/usdc-mint";
import type { LocalWorld } from "../../world/testing/local-world";
import { signVoucher } from "../../world/voucher";
import { noPermit, permitFor } from "../../world/testing/permits";
import { type Action, people } from "./action";
import { dearestExitActions } from "./dearest-exit-actions";
import { exitActions } from "./exit-actions";

const usdc = (whole: bigint): bigint => whole * 10n ** 6n;
const aid = (whole: bigint): bigint => whole * 10n ** 18n;
const now = (data: Hex): (() => Promise<Hex>) => () => Promise.resolve(data);

/**
 * What users do, first and again. Plain allowances stay above what is used and balances above zero, so that no refund
 * for a cleared slot flatters a figure; permits are exact, as the app asks for them. Every transaction has a block of its own: all its slots start cold.
 */
export function actionsOf(world: LocalWorld): Action[] {
  const a = world.addresses;
  const clients = chainClients(world.rpcUrl);
  const act = async (from: HDAccount, to: Address, data: Hex): Promise<void> => {
    await sendTransaction({ publicClient: world.publicClient, wallet: clients.walletOf(from) }, { to, data });
  };
  const approve = (spender: Address, amount: bigint): Hex => encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [spender, amount] });
  const transfer = (to: Address, amount: bigint): Hex => encodeFunctionData({ abi: erc20Abi, functionName: "transfer", args: [to, amount] });
  const fund = (account: HDAccount): Promise<void> => mintUsdc(clients, a.USDC, account.address, usdc(100_000n));
  /** Gives AID to spend, and the allowance to stake it. */
  const aidOf = async (account: HDAccount): Promise<void> => {
    await fund(account);
    await act(account, a.USDC, approve(a.Issuer, usdc(5_000n)));
    await act(account, a.Issuer, encodeFunctionData({ abi: issuerAbi, functionName: "mint", args: [usdc(5_000n), account.address] }));
    await act(account, a.AID, approve(a.StakedAID, aid(50_000n)));
  };
  const twice = (id: string, from: HDAccount, to: Address, data: () => Promise<Hex>, before?: () => Promise<void>): Action[] => [
    { id, occasion: "first", from, to, data, ...(before === undefined ? {} : { before }) },
    { id, occasion: "repeat", from, to, data },
  ];

  const { plain, another, permit, both, stranger } = people;
  const redeemer = world.accounts.verifiedRedeemer;
  const mint = encodeFunctionData({ abi: issuerAbi, functionName: "mint", args: [usdc(1_000n), plain.address] });
  const deposit = encodeFunctionData({ abi: stakedAidAbi, functionName: "deposit", args: [aid(500n), plain.address] });
  const depositAtLeast = encodeFunctionData({ abi: stakedAidAbi, functionName: "deposit", args: [aid(500n), another.address, aid(499n)] });
  const redeem = encodeFunctionData({ abi: issuerAbi, functionName: "redeem", args: [aid(100n), redeemer.address] });
  const usdcPermit = (owner: HDAccount) => permitFor(world, owner, "USDC", usdc(1_000n));
  const aidPermit = (owner: HDAccount) => permitFor(world, owner, "AID", aid(500n));

  return [
    ...twice("approve USDC for the Issuer", plain, a.USDC, now(approve(a.Issuer, usdc(50_000n))), () => fund(plain)),
    ...twice("mint", plain, a.Issuer, now(mint)),
    ...twice("approve AID for sAID", plain, a.AID, now(approve(a.StakedAID, aid(50_000n)))),
    ...twice("stake", plain, a.StakedAID, now(deposit)),
    ...twice("stake with a minimum of shares", another, a.StakedAID, now(depositAtLeast), () => aidOf(another)),
    ...twice("redeem from cash", redeemer, a.Issuer, now(redeem)),
    ...twice("transfer AID", plain, a.AID, now(transfer(stranger.address, aid(10n)))),
    ...twice("transfer sAID", plain, a.StakedAID, now(transfer(stranger.address, aid(10n)))),
    ...twice(
      "mint through Router with a permit",
      permit,
      a.Router,
      async () => encodeFunctionData({ abi: routerAbi, functionName: "mint", args: [usdc(1_000n), permit.address, await usdcPermit(permit)] }),
      () => fund(permit),
    ),
    ...twice("stake through Router with a permit", permit, a.Router, async () =>
      encodeFunctionData({ abi: routerAbi, functionName: "stake", args: [aid(500n), permit.address, 0n, await aidPermit(permit)] }),
    ),
    ...twice(
      "mint and stake through Router with a permit",
      both,
      a.Router,
      async () =>
        encodeFunctionData({ abi: routerAbi, functionName: "mintAndStake", args: [usdc(1_000n), both.address, 0n, await usdcPermit(both)] }),
      () => fund(both),
    ),
    ...twice(
      "mint and stake through Router by allowance",
      both,
      a.Router,
      now(encodeFunctionData({ abi: routerAbi, functionName: "mintAndStake", args: [usdc(1_000n), both.address, 0n, noPermit] })),
      () => act(both, a.USDC, approve(a.Router, usdc(50_000n))),
    ),
    {
      id: "submit a voucher",
      occasion: "first",
      from: plain,
      to: a.Identity,
      data: async () => {
        const voucher = { account: plain.address, number: 1n, tier: 1, countryClass: 1, kind: 1, expiry: 2n ** 40n };
        const signature = await signVoucher(world.accounts.attestor, voucher, a.Identity, world.chainId);
        return encodeFunctionData({ abi: identityAbi, functionName: "submit", args: [voucher, signature] });
      },
    },
    // All cash goes into bills, and what comes after is paid from them.
    ...twice("redeem from bills", redeemer, a.Issuer, now(redeem), async () => {
      const [cash] = await world.publicClient.readContract({ address: a.Treasury, abi: treasuryAbi, functionName: "balanceSheet" });
      await act(world.accounts.operator, a.Treasury, encodeFunctionData({ abi: treasuryAbi, functionName: "invest", args: [cash] }));
    }),
    ...exitActions(world, act),
    ...dearestExitActions(world, act),
  ];
}
