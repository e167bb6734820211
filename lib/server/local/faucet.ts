import { encodeFunctionData, type Address, type Client } from "viem";
import { waitForTransactionReceipt } from "viem/actions";
import { usdcAbi } from "../../../abis/usdc";
import { addressesOf } from "../../chain/addresses";
import { devAccount } from "../../chain/demo/accounts";
import { LOCAL_CHAIN_ID } from "../../chain/chains";
import { gift } from "../../local/gift";
import type { FaucetAnswer } from "../../local/schema";
import { createSender } from "./send";

/** The development account that may mint the local chain's USDC. */
const MINTER_INDEX = 10;
const RECEIPT_MS = 10_000;

/** Makes the faucet of a local chain: mints USDC (Circle's FiatToken) and sends ETH. Throws viem's errors. */
export function createFaucet(client: Client) {
  const send = createSender(client, () => devAccount(MINTER_INDEX));
  return async (account: Address): Promise<FaucetAnswer> => {
    const mint = encodeFunctionData({ abi: usdcAbi, functionName: "mint", args: [account, gift.usdc.raw] });
    const [usdcHash, ethHash] = await send([
      { to: addressesOf(LOCAL_CHAIN_ID).USDC, data: mint },
      { to: account, value: gift.ethWei },
    ]);
    if (!usdcHash || !ethHash) throw new Error("The faucet sent nothing.");
    const wait = { timeout: RECEIPT_MS, pollingInterval: 100, checkReplacement: false };
    await Promise.all([usdcHash, ethHash].map((hash) => waitForTransactionReceipt(client, { hash, ...wait })));
    return { usdcHash, ethHash };
  };
}
