import { type Address, encodeFunctionData, erc20Abi, type Hex, zeroAddress } from "viem";
import type { HDAccount } from "viem/accounts";
import { collateralAuctionAbi, dealAbi, juniorTokenAbi, telemetryAbi } from "../../abis/credit";
import { sendTransaction } from "../../contracts/script/lib/transactions";
import { signReport } from "../../services/telemetry/report/sign-report";
import { commit } from "../../world/deals/deals";
import { now, type Parties, secondsPerDay, today } from "../../world/deals/parties";
import { mintUsdc } from "../../world/external/usdc-mint";
import type { LocalWorld } from "../../world/testing/local-world";
import { type Action, type Occasion, people } from "./action";
import type { RaisingDeal } from "./deal-round";
import { erc20, leap } from "./exit-calls";

const usdc = (whole: bigint): bigint => whole * 10n ** 6n;
const { plain, another, both, stranger } = people;

const calls = {
  commit: (amount: bigint, to: HDAccount): Hex => encodeFunctionData({ abi: dealAbi, functionName: "commit", args: [amount, to.address] }),
  draw: encodeFunctionData({ abi: dealAbi, functionName: "draw", args: [zeroAddress, 0] }),
  pay: (amount: bigint): Hex => encodeFunctionData({ abi: dealAbi, functionName: "pay", args: [amount, 0] }),
  prepay: (amount: bigint): Hex => encodeFunctionData({ abi: dealAbi, functionName: "prepay", args: [amount, 0] }),
  declareDefault: encodeFunctionData({ abi: dealAbi, functionName: "declareDefault" }),
  liquidate: encodeFunctionData({ abi: dealAbi, functionName: "liquidate" }),
  buy: (deal: Address): Hex => encodeFunctionData({ abi: collateralAuctionAbi, functionName: "buy", args: [deal, usdc(1_000_000n)] }),
  claim: (to: HDAccount): Hex => encodeFunctionData({ abi: juniorTokenAbi, functionName: "claim", args: [to.address] }),
} as const;

/**
 * What juniors, borrower, reporter, buyer and anyone do in the life of a deal. Who pays or commits keeps USDC and allowance; who
 * claims for the first time has no USDC. The other deal of the borrower misses its first due day.
 */
export function dealActions(world: LocalWorld, parties: Parties, deal: RaisingDeal, other: RaisingDeal): Action[] {
  const { USDC, Telemetry, CollateralAuction } = world.addresses;
  const { borrower, reporter } = world.accounts;
  const act = async (from: HDAccount, to: Address, data: Hex): Promise<void> => {
    await sendTransaction({ publicClient: world.publicClient, wallet: parties.clients.walletOf(from) }, { to, data });
  };
  const action = (id: string, occasion: Occasion, from: HDAccount, to: Address, data: Hex | (() => Promise<Hex>), before?: () => Promise<void>): Action => ({
    ...{ id, occasion, from, to, data: typeof data === "string" ? () => Promise.resolve(data) : data },
    ...(before === undefined ? {} : { before }),
  });
  const funded = async (account: HDAccount, spender: Address): Promise<void> => {
    await mintUsdc(parties.clients, USDC, account.address, usdc(1_000_000n));
    await act(account, USDC, erc20.approve(spender, usdc(1_000_000n)));
  };
  const days = (count: number): Promise<void> => leap(world, BigInt(count * secondsPerDay));
  /** To the deal's oldest unpaid due day. */
  const dueDay = async (): Promise<void> => {
    const day = await today(parties);
    const [, due] = await world.publicClient.readContract({ address: deal.deal, abi: dealAbi, functionName: "oldestUnpaid", args: [BigInt(day)] });
    await days(Number(due) - day);
  };
  const withoutUsdc = async (account: HDAccount): Promise<void> => {
    const balance = await world.publicClient.readContract({ address: USDC, abi: erc20Abi, functionName: "balanceOf", args: [account.address] });
    await act(account, USDC, erc20.transfer(plain, balance));
  };
  const report = async (): Promise<Hex> => {
    const end = await now(parties);
    const said = { titleId: deal.titleId, start: end - 3_600, end, gpusOnline: 80, utilisationBps: 9_000, energyWh: 60_000n, revenue: usdc(150n) };
    const signature = await signReport(said, reporter, { chainId: world.chainId, telemetry: Telemetry });
    return encodeFunctionData({ abi: telemetryAbi, functionName: "submit", args: [said, signature] });
  };
  const claimed = "claim a payout of a deal";
  return [
    action("commit to a raise, the first of all", "first", plain, deal.deal, calls.commit(usdc(50_000n), plain), () => funded(plain, deal.deal)),
    action("commit to a raise", "first", another, deal.deal, calls.commit(usdc(20_000n), another), () => funded(another, deal.deal)),
    action("commit to a raise", "repeat", plain, deal.deal, calls.commit(usdc(10_000n), plain)),
    action("commit to a raise, the last that it needs", "repeat", plain, deal.deal, calls.commit(usdc(40_000n), plain)),
    action("draw a loan", "first", borrower, deal.deal, calls.draw, async () => {
      await commit(parties, "juniorInvestor", other.deal, usdc(24_000n));
      await days(2);
    }),
    action("draw a loan", "repeat", borrower, other.deal, calls.draw),
    action("submit a telemetry report", "first", stranger, Telemetry, report, () => days(1)),
    action("submit a telemetry report", "repeat", stranger, Telemetry, report, () => days(1)),
    action("pay what is due", "first", borrower, deal.deal, calls.pay(usdc(30_000n)), async () => {
      await act(borrower, USDC, erc20.approve(deal.deal, usdc(1_000_000n)));
      await dueDay();
    }),
    action(claimed, "first", another, deal.token, calls.claim(another), () => withoutUsdc(another)),
    action("declare a default", "first", stranger, other.deal, calls.declareDefault, () => days(11)),
    action("pay what is due", "repeat", borrower, deal.deal, calls.pay(usdc(30_000n)), dueDay),
    action(claimed, "repeat", another, deal.token, calls.claim(another)),
    action("prepay a part of a loan", "first", borrower, deal.deal, calls.prepay(usdc(30_000n)), () => days(5)),
    // Anyone may, thirty days after the default.
    action("start an auction", "first", stranger, other.deal, calls.liquidate, () => days(8)),
    action("buy a title in an auction", "first", both, CollateralAuction, calls.buy(other.deal), async () => {
      await funded(both, CollateralAuction);
      await days(3);
    }),
    action("prepay all of a loan", "first", borrower, deal.deal, calls.prepay(usdc(400_000n)), () => days(3)),
  ];
}
