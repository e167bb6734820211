import type { Address, Hex } from "viem";
import type { HDAccount } from "viem/accounts";

/** The fields of Identity's voucher, as they are signed. */
export const voucherTypes = {
  Voucher: [
    { name: "account", type: "address" },
    { name: "number", type: "uint64" },
    { name: "tier", type: "uint8" },
    { name: "countryClass", type: "uint8" },
    { name: "kind", type: "uint8" },
    { name: "expiry", type: "uint64" },
  ],
} as const;

export type Voucher = {
  readonly account: Address;
  readonly number: bigint;
  readonly tier: number;
  readonly countryClass: number;
  readonly kind: number;
  readonly expiry: bigint;
};

/** An attestor's signature over a voucher for one deployment of Identity. */
export function signVoucher(attestor: HDAccount, voucher: Voucher, identity: Address, chainId: number): Promise<Hex> {
  return attestor.signTypedData({
    domain: { name: "AID Identity", version: "1", chainId, verifyingContract: identity },
    types: voucherTypes,
    primaryType: "Voucher",
    message: voucher,
  });
}
