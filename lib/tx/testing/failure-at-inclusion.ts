import { type Abi, type Account, type Address, encodeFunctionData, erc20Abi, maxUint256, parseAbi } from "viem";
import { identityAbi, issuerAbi } from "../../../abis";
import type { DevRole } from "../../../world/chain/accounts";
import { chainClients } from "../../../world/chain/clients";
import type { LocalWorld } from "../../../world/testing/local-world";

/** A transaction of somebody else that makes an action fail which was in order when it was simulated. */
export type Spoil = {
  /** The failure that results. */
  readonly code: string;
  readonly prepare: () => Promise<void>;
  /** Enters the next block before the action. */
  readonly overtake: () => Promise<void>;
};

type Write = { readonly role: DevRole; readonly to: Address; readonly abi: Abi; readonly functionName: string; readonly args: readonly unknown[] };

/** How to spoil an action. Call it while the chain makes no blocks. */
export function failureAtInclusion(world: LocalWorld, flowName: string): Spoil {
  const { addresses, accounts, rpcUrl, testClient } = world;
  const clients = chainClients(rpcUrl);

  const write = async ({ role, to, abi, functionName, args }: Write): Promise<void> => {
    const account: Account = accounts[role];
    const data = encodeFunctionData({ abi, functionName, args });
    const fees = { maxFeePerGas: 900n * 10n ** 9n, maxPriorityFeePerGas: 400n * 10n ** 9n };
    await clients.walletOf(account).sendTransaction({ to, data, gas: 300_000n, ...fees });
  };
  const nothing = () => Promise.resolve();
  const pause: Write = { role: "operator", to: addresses.Issuer, abi: issuerAbi, functionName: "pause", args: [] };
  const pauseUsdc: Write = { role: "usdcMinter", to: addresses.USDC, abi: parseAbi(["function pause()"]), functionName: "pause", args: [] };
  const revoke = (account: Address): Write => ({
    role: "attestor",
    to: addresses.Identity,
    abi: identityAbi,
    functionName: "revoke",
    args: [account, 9n, "tested"],
  });

  /** What the account was about to pay with is taken from it, by somebody whom it had allowed to. */
  const spoilByTaking = (token: "AID" | "StakedAID"): Spoil => {
    const owner = accounts.verifiedRedeemer.address;
    const taker = accounts.oracle1.address;
    const approve: Write = { role: "verifiedRedeemer", to: addresses[token], abi: erc20Abi, functionName: "approve", args: [taker, maxUint256] };
    return {
      code: "ERC20InsufficientBalance",
      prepare: async () => {
        await write(approve);
        await testClient.mine({ blocks: 1 });
      },
      overtake: async () => {
        const balance = await world.publicClient.readContract({ address: addresses[token], abi: erc20Abi, functionName: "balanceOf", args: [owner] });
        await write({ role: "oracle1", to: addresses[token], abi: erc20Abi, functionName: "transferFrom", args: [owner, taker, balance] });
      },
    };
  };

  switch (flowName) {
    case "redeem":
      return { code: "NotVerified", prepare: nothing, overtake: () => write(revoke(accounts.verifiedRedeemer.address)) };
    case "verify":
      return { code: "VoucherOutdated", prepare: nothing, overtake: () => write(revoke(accounts.borrower.address)) };
    case "request exit":
      return spoilByTaking("StakedAID");
    case "revoke":
      return { code: "usdc-paused", prepare: nothing, overtake: () => write(pauseUsdc) };
    // The pool can then not pay.
    case "swap":
      return { code: "swap-token", prepare: nothing, overtake: () => write(pauseUsdc) };
    case "stake from AID":
      return spoilByTaking("AID");
    default:
      return { code: "MintPaused", prepare: nothing, overtake: () => write(pause) };
  }
}
