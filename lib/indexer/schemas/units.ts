import { type Address, getAddress, type Hash, type Hex } from "viem";
import { z } from "zod";
import { named } from "./registry";

// What the API's answers are made of. JSON has no whole numbers of any size, so an amount is a text of digits in the token's
// smallest unit, and a bigint on both sides of it: the server encodes, the client decodes, with the same schema.

const whole = z.string().regex(/^-?[0-9]{1,78}$/);

function amount(id: string, name: string, decimals: number, description: string) {
  const schema = z.codec(whole, z.bigint(), { decode: (text) => BigInt(text), encode: (value) => value.toString() });
  return named(id, description, schema, { unit: { name, decimals } });
}

export const usdcAmount = amount("UsdcAmount", "USDC", 6, "Micro-dollars of USDC: 6 decimals, as a text of digits. May be negative where the field says so.");
export const aidAmount = amount("AidAmount", "AID", 18, "Wei of AID: 18 decimals, as a text of digits. May be negative where the field says so.");
export const shareAmount = amount("ShareAmount", "sAID", 18, "Wei of sAID: 18 decimals, as a text of digits.");
export const juniorAmount = amount("JuniorAmount", "junior", 6, "Smallest units of a deal's junior token: 6 decimals, as a text of digits.");
export const price = amount("Price", "per unit", 18, "A price or a ratio as a text of digits: 1000000000000000000 (1e18) is one.");
export const rate = amount("Rate", "of one a year", 18, "A yearly rate without compounding, as a text of digits: 1e18 is 100 % a year.");

/** Hundredths of a percent. */
export const bps = named("BasisPoints", "Basis points: 100 is 1 %.", z.int().min(0), { unit: { name: "%", decimals: 2 } });

export const seconds = named("Time", "A moment of the chain: unix time in seconds.", z.int().min(0), { time: true });

export const day = named("Day", "A civil day in UTC: YYYY-MM-DD.", z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/));

export const address = named(
  "Address",
  "An address with its checksum (EIP-55).",
  z.codec(z.string().regex(/^0x[0-9a-fA-F]{40}$/), z.custom<Address>(), { decode: (text) => getAddress(text), encode: (value) => getAddress(value) }),
);

function bytes<Name extends Hex>(id: string, digits: string, description: string) {
  const schema = z.codec(z.string().regex(new RegExp(`^0x[0-9a-f]${digits}$`)), z.custom<Name>(), {
    decode: (text) => text as Name,
    encode: (value) => value.toLowerCase(),
  });
  return named(id, description, schema);
}

export const hash = bytes<Hash>("Hash", "{64}", "32 bytes in lower-case hexadecimal: of a block, a transaction or a document.");
export const hexData = bytes<Hex>("HexData", "*", "Bytes in lower-case hexadecimal, as a call carries them.");
