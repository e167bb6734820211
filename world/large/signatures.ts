import { type Hex, type LocalAccount, parseSignature } from "viem";

/** A signature in 65 bytes and in its parts. */
export async function signatureOf(signer: LocalAccount, hash: Hex): Promise<{ readonly packed: Hex; readonly v: bigint; readonly r: bigint; readonly s: bigint }> {
  if (signer.sign === undefined) throw new Error(`${signer.address} signs no hashes.`);
  const packed = await signer.sign({ hash });
  const { r, s, yParity } = parseSignature(packed);
  return { packed, v: BigInt(27 + yParity), r: BigInt(r), s: BigInt(s) };
}
