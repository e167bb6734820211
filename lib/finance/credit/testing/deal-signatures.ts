import { type Address, concatHex, type Hex, keccak256, numberToHex, stringToHex } from "viem";
import { sign } from "viem/accounts";

// What is signed off chain about titles, from the types as text: EIP-712 without the nested and dynamic parts that nothing
// here needs, which makes it quick enough for tens of thousands.

export const word = (value: bigint): Hex => numberToHex(value, { size: 32 });
const hashOf = (text: string): Hex => keccak256(stringToHex(text));
const domainType = hashOf("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

/** The separator of a register's domain. */
export function domainOf(name: string, register: Address, chainId: number): Hex {
  return keccak256(concatHex([domainType, hashOf(name), hashOf("1"), word(BigInt(chainId)), word(BigInt(register))]));
}

/** The EIP-712 hash of a struct whose fields are words. */
export const structHash = (type: string, values: readonly bigint[]): Hex => keccak256(concatHex([hashOf(type), ...values.map(word)]));

/** 65 bytes. */
export function signStruct(domain: Hex, hash: Hex, privateKey: Hex): Promise<Hex> {
  return sign({ hash: keccak256(concatHex(["0x1901", domain, hash])), privateKey, to: "hex" });
}

const insurance = "Insurance(bytes32 policy,uint72 cover,uint40 expiry)";
export const signedTypes = {
  appraisal: "Appraisal(uint256 titleId,uint72 value,uint24 day,uint32 number)",
  report: "Report(uint256 titleId,uint40 start,uint40 end,uint32 gpusOnline,uint16 utilisationBps,uint64 energyWh,uint72 revenue)",
  statement: "Statement(uint8 kind,uint96 subject,uint32 number,uint24 periodStart,uint24 periodEnd,uint40 expiry,bytes32 document)",
  insurance,
  insure: `Insure(uint256 id,uint32 number,Insurance insurance,uint40 deadline)${insurance}`,
} as const;

const fields = (list: string) => list.split(",").map((field) => ({ type: field.split(" ")[0] ?? "", name: field.split(" ")[1] ?? "" }));

/** For viem, of a title's first statement. */
export const issueTypes = {
  Issue: fields("uint256 id,address owner,Hardware hardware,Custody custody,Documents documents,Insurance insurance,bytes32[] chassis,uint40 deadline"),
  Custody: fields("bytes32 facility,bytes2 country,uint24 deliveryDay,address bailee,address reporter"),
  Documents: fields("bytes32 ownership,bytes32 inspection,bytes32 lienSearch"),
  Hardware: fields("bytes32 model,uint32 gpus,uint16 memoryGb,uint16 chassis"),
  Insurance: fields("bytes32 policy,uint72 cover,uint40 expiry"),
};
