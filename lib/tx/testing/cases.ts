import { type Address, erc20Abi, getAddress, parseEventLogs, parseUnits } from "viem";
import { identityAbi, stakedAidAbi } from "../../../abis";
import type { LocalWorld } from "../../../world/testing/local-world";
import { signVoucher } from "../../../world/voucher";
import { leastReceived, swapSeconds, swapToleranceBps } from "../../finance/swap";
import { readQuote } from "../../queries/market";
import type { FlowData } from "../flows/index";
import type { FlowCase } from "./flow-case";
import { requestExitCase } from "./leaving-cases";

const usdcRaw = parseUnits("250", 6);
const aidRaw = parseUnits("250", 18);

async function logsOf(world: LocalWorld, contract: "USDC" | "AID" | "StakedAID" | "Identity", since: bigint) {
  const head = await world.publicClient.getBlockNumber();
  return head > since ? world.publicClient.getLogs({ address: world.addresses[contract], fromBlock: since + 1n }) : [];
}

async function transfers(world: LocalWorld, token: "USDC" | "AID" | "StakedAID", filter: { from?: Address; to?: Address }, since: bigint) {
  const logs = await logsOf(world, token, since);
  return parseEventLogs({ abi: erc20Abi, logs, eventName: "Transfer", args: filter }).length;
}

async function stakeData(world: LocalWorld, payWith: "AID" | "USDC"): Promise<FlowData<"stake">> {
  const sharesRaw = await world.publicClient.readContract({
    address: world.addresses.StakedAID,
    abi: stakedAidAbi,
    functionName: "previewDeposit",
    args: [aidRaw],
  });
  return { payWith, aidRaw, sharesRaw };
}

const mintCase: FlowCase = {
  name: "mint",
  flowId: "mint",
  account: (world) => world.accounts.depositor,
  data: () => Promise.resolve({ usdcRaw }),
  movements: (world, from, since) => transfers(world, "USDC", { from }, since),
  spends: true,
};

const redeemCase: FlowCase = {
  name: "redeem",
  flowId: "redeem",
  account: (world) => world.accounts.verifiedRedeemer,
  data: () => Promise.resolve({ aidRaw }),
  movements: (world, to, since) => transfers(world, "USDC", { to }, since),
  spends: false,
};

const stakeAidCase: FlowCase = {
  name: "stake from AID",
  flowId: "stake",
  account: (world) => world.accounts.verifiedRedeemer,
  data: (world) => stakeData(world, "AID"),
  movements: (world, to, since) => transfers(world, "StakedAID", { to }, since),
  spends: true,
};

const stakeUsdcCase: FlowCase = {
  name: "stake from USDC",
  flowId: "stake",
  account: (world) => world.accounts.depositor,
  data: (world) => stakeData(world, "USDC"),
  movements: (world, to, since) => transfers(world, "StakedAID", { to }, since),
  spends: true,
};

/** AID for USDC, as the form would decide it: the pool's answer less a tenth of a per cent, and twenty minutes. */
const swapCase: FlowCase = {
  name: "swap",
  flowId: "swap",
  account: (world) => world.accounts.verifiedRedeemer,
  data: async (world) => {
    const quote = await readQuote(world.publicClient, world.chainId, { from: "AID", amount: aidRaw });
    if (quote.out === undefined) throw new Error("The pool has not enough.");
    const leastRaw = leastReceived(quote.out, swapToleranceBps);
    return { from: "AID", amountRaw: aidRaw, quotedRaw: quote.out, leastRaw, deadline: quote.timestamp + swapSeconds };
  },
  movements: (world, to, since) => transfers(world, "USDC", { to }, since),
  spends: true,
};

const verifyCase: FlowCase = {
  name: "verify",
  flowId: "verify",
  account: (world) => world.accounts.borrower,
  data: async (world, account) => {
    const { timestamp } = await world.publicClient.getBlock();
    const voucher = { account, number: 1n, tier: 1, countryClass: 1, kind: 1 as const, expiry: timestamp + 31_536_000n };
    const signature = await signVoucher(world.accounts.attestor, voucher, world.addresses.Identity, world.chainId);
    return { voucher, signature };
  },
  movements: async (world, account, since) => {
    const logs = await logsOf(world, "Identity", since);
    return parseEventLogs({ abi: identityAbi, logs, eventName: "Verified", args: { account: getAddress(account) } }).length;
  },
  spends: false,
};

/** So much is allowed before it is revoked. */
const allowedRaw = parseUnits("40", 6);

const revokeCase: FlowCase = {
  name: "revoke",
  flowId: "revoke",
  account: (world) => world.accounts.depositor,
  data: async (world, account) => {
    const { USDC, Issuer } = world.addresses;
    await world.testClient.impersonateAccount({ address: account });
    const approval = { account, address: USDC, abi: erc20Abi, functionName: "approve", args: [Issuer, allowedRaw] } as const;
    const hash = await world.walletFor("depositor").writeContract(approval);
    await world.publicClient.waitForTransactionReceipt({ hash });
    return { token: "USDC", spender: "Issuer" };
  },
  movements: async (world, owner, since) => {
    const approvals = parseEventLogs({ abi: erc20Abi, logs: await logsOf(world, "USDC", since), eventName: "Approval", args: { owner } });
    return approvals.filter(({ args }) => args.value === 0n).length;
  },
  spends: false,
};

/** Every action of the product, each way of paying its own. */
export const flowCases: readonly FlowCase[] = [mintCase, redeemCase, stakeAidCase, stakeUsdcCase, swapCase, verifyCase, revokeCase, requestExitCase];
