import { type Address, getAddress, isAddress, parseUnits, zeroAddress } from "viem";
import { english } from "viem/accounts";
import { z } from "zod";
import { privateKey } from "../../../lib/env/private-key";

const isOneAddress = (text: string): boolean => isAddress(text, { strict: true }) && text !== zeroAddress;

const addressWording = "must be an address of 40 hexadecimal digits after 0x, with a right checksum, and not zero";
const address = z
  .string(addressWording)
  .refine(isOneAddress, addressWording)
  .transform((text): Address => getAddress(text));

const listWording = "must be one or several addresses with commas between them, with right checksums, and none zero";
const addressList = z
  .string(listWording)
  .transform((text) => text.split(",").map((part) => part.trim()))
  .refine((parts) => parts.every(isOneAddress), listWording)
  .transform((parts) => parts.map((part): Address => getAddress(part)));

function count(most: bigint) {
  const wording = `must be a whole number from 0 to ${String(most)}`;
  return z.string(wording).refine((text) => /^\d{1,30}$/.test(text) && BigInt(text) <= most, wording).transform(BigInt);
}

const seedWording = "must be an amount of USDC above zero, with at most 6 decimals";
const seed = z.string(seedWording).refine((text) => /^\d{1,12}(\.\d{1,6})?$/.test(text) && parseUnits(text, 6) > 0n, seedWording);

function isMnemonic(text: string): boolean {
  const words = text.split(/\s+/);
  return [12, 15, 18, 21, 24].includes(words.length) && words.every((word) => english.includes(word));
}

const urlWording = "must be the address of a JSON-RPC server, starting with http:// or https://";
const mnemonicWording = "must be a mnemonic, 12 to 24 words of the English list";

/** What a deployment is told. Secret values are in no message. Descriptions end up in contracts/.env.example. */
export const deploymentSchema = z.object({
  RPC_URL: z
    .url({ protocol: /^https?$/, error: urlWording })
    .meta({ secret: true, description: "Address of the chain's JSON-RPC server." }),
  DEPLOYER_KEY: privateKey()
    .optional()
    .meta({ secret: true, description: "Private key of the deployer. To deploy, give this or DEPLOYER_MNEMONIC." }),
  DEPLOYER_MNEMONIC: z
    .string(mnemonicWording)
    .refine(isMnemonic, mnemonicWording)
    .optional()
    .meta({ secret: true, description: "Mnemonic whose first account deploys, instead of DEPLOYER_KEY." }),
  DEPLOYER: address.optional().describe("Address of the deployer. To verify only, it is enough."),
  USDC: address.describe("USDC."),
  USDC_USD_FEED: address.describe("Chainlink's USDC / USD price feed (the proxy)."),
  SANCTIONS_ORACLE: address.describe("Sanctions list with the interface of Chainalysis' oracle."),
  TBILL_VAULT: address.describe("Treasury bills: an ERC-4626 vault over USDC."),
  UNISWAP_FACTORY: address.optional().describe("Uniswap's v3 factory. With the three that follow the site offers swaps in AID's pool; without all four it says that there is no market."),
  UNISWAP_ROUTER: address.optional().describe("Uniswap's SwapRouter02."),
  UNISWAP_QUOTER: address.optional().describe("Uniswap's QuoterV2."),
  UNISWAP_POSITION_MANAGER: address.optional().describe("Uniswap's NonfungiblePositionManager: by it history knows whose a position in the pool is."),
  GOVERNANCE: address.describe("Governor and admin: sets caps after 2 days, changes roles after 7."),
  GUARDIAN: address.describe("Guardian: pauses minting, removes attestors, cancels what is scheduled."),
  TREASURER: address.describe("Treasurer: moves between cash and bills."),
  ATTESTOR_ADMIN: address.describe("Attestor admin: adds attestors after a day."),
  FEE_RECIPIENT: address.describe("Fee recipient: withdraws surplus above its floor."),
  REGISTRAR: address.describe("Registrar: records titles that a bailee has signed."),
  ROSTER_ADMIN: address.describe("Roster admin: adds appraisers, bailees, auditors and custodians after 2 days."),
  UNDERWRITER: address.describe("Underwriter: approves and declines deals, and starts what follows a default."),
  ATTESTORS: addressList.default([]).describe("Attestors on the roster from the start, with commas between them."),
  APPRAISERS: addressList.default([]).describe("Appraisers on the roster from the start. A deal needs the word of two."),
  BAILEES: addressList.default([]).describe("Bailees on the rosters from the start: they sign for titles, and attest that they hold the machines."),
  AUDITORS: addressList.default([]).describe("Auditors on the roster from the start."),
  CUSTODIANS: addressList.default([]).describe("Custodians of the bills on the roster from the start."),
  MINT_CAP_PER_BLOCK: count(100_000_000n).describe("Most that is minted less redeemed in a block, whole USDC."),
  MINT_CAP_PER_DAY: count(1_000_000_000n).describe("Most that is minted less redeemed in a day, whole USDC."),
  TARGET_APR_BPS: count(10_000n).default(0n).describe("APR that governance wishes for, basis points."),
  SEED_SURPLUS_USDC: seed.default("100").describe("USDC that the deployer gives as first surplus."),
  SEED_STAKE_USDC: seed.default("1000").describe("USDC with which the deployer mints the AID that is staked to the dead address."),
  DEPLOYMENT_NONCE: count(2n ** 53n - 1n)
    .optional()
    .describe("Nonce of the deployer's first transaction for us, when an interrupted run is continued and did not note it."),
  DEPLOYMENT_BLOCK: count(2n ** 53n - 1n).optional().describe("Block in which that run began."),
  ADDRESSES_FILE: z.string().optional().describe("Where the addresses are written instead of lib/chain/addresses.generated.ts."),
});
