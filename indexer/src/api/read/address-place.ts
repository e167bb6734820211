import { type Address, numberToHex } from "viem";

/** An address as a part of a place in a list, and back: as texts of the index they are in the same order as their numbers. */
export const addressPlace = (address: Address): bigint => BigInt(address);
export const addressText = (place: bigint): Address => numberToHex(BigInt.asUintN(160, place), { size: 20 });
