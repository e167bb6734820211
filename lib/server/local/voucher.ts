import type { Address, Client, Hex } from "viem";
import { addressesOf } from "../../chain/addresses";
import { LOCAL_CHAIN_ID } from "../../chain/chains";
import { devAccount } from "../../chain/demo/accounts";
import type { SignedVoucher } from "../../local/schema";
import { readChainTime } from "../../queries/block";
import { readAccount } from "../../queries/lens";

/** The development account on the local roster of attestors. */
const ATTESTOR_INDEX = 6;
const YEAR_SECONDS = 365 * 86_400;

/** EIP-712 type of a voucher (contracts/src/Identity.sol, VOUCHER_TYPEHASH). */
const types = {
  Voucher: [
    { name: "account", type: "address" },
    { name: "number", type: "uint64" },
    { name: "tier", type: "uint8" },
    { name: "countryClass", type: "uint8" },
    { name: "kind", type: "uint8" },
    { name: "expiry", type: "uint64" },
  ],
} as const;

/** Signs, as the local attestor, that an account is a verified person for a year of the chain's time. */
export async function signVoucher(client: Client, account: Address): Promise<SignedVoucher> {
  const [{ voucherNumber }, chainTime, attestor] = await Promise.all([
    readAccount(client, LOCAL_CHAIN_ID, account),
    readChainTime(client),
    devAccount(ATTESTOR_INDEX),
  ]);
  const voucher = {
    account,
    number: voucherNumber + 1n,
    tier: 1,
    countryClass: 1,
    kind: 1,
    expiry: BigInt(chainTime + YEAR_SECONDS),
  } as const;
  const signature: Hex = await attestor.signTypedData({
    domain: {
      name: "AID Identity",
      version: "1",
      chainId: LOCAL_CHAIN_ID,
      verifyingContract: addressesOf(LOCAL_CHAIN_ID).Identity,
    },
    types,
    primaryType: "Voucher",
    message: voucher,
  });
  return { voucher, signature };
}
