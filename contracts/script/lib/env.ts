import { type Account, type Address, getAddress, isAddress, isHex, parseUnits } from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { z } from "zod";
import type { DeploymentConfig } from "./config";

const address = z
  .string()
  .refine((text) => isAddress(text, { strict: true }), "is not an address")
  .transform((text): Address => getAddress(text));

const addressList = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()).filter((part) => part !== ""))
  .pipe(z.array(address));

const count = z.string().regex(/^\d+$/, "is not a whole number").transform(BigInt);
const decimal = (decimals: number): z.ZodType<bigint, string> =>
  z
    .string()
    .regex(new RegExp(`^\\d+(\\.\\d{1,${decimals}})?$`), `is not an amount with at most ${decimals} decimals`)
    .transform((text) => parseUnits(text, decimals));

const key = z.string().refine((text) => isHex(text) && text.length === 66, "is not a private key of 32 bytes");

const schema = z
  .object({
    RPC_URL: z.url(),
    DEPLOYER_KEY: key.optional(),
    DEPLOYER_MNEMONIC: z.string().optional(),
    USDC: address,
    USDC_USD_FEED: address,
    SANCTIONS_ORACLE: address,
    TBILL_VAULT: address,
    GOVERNANCE: address,
    GUARDIAN: address,
    TREASURER: address,
    ATTESTOR_ADMIN: address,
    FEE_RECIPIENT: address,
    ATTESTORS: addressList.default([]),
    MINT_CAP_PER_BLOCK: count,
    MINT_CAP_PER_DAY: count,
    TARGET_APR_BPS: count.default(0n),
    SEED_SURPLUS_USDC: decimal(6).default(100n * 10n ** 6n),
    // Whole micro-dollars, because the AID of the first stake is minted with USDC.
    SEED_STAKE_USDC: decimal(6).default(1_000n * 10n ** 6n),
    DEPLOYMENT_NONCE: z.coerce.number().int().nonnegative().optional(),
    DEPLOYMENT_BLOCK: count.optional(),
    DEPLOYER: address.optional(),
    ADDRESSES_FILE: z.string().optional(),
  })
  .refine((env) => env.DEPLOYER_KEY === undefined || env.DEPLOYER_MNEMONIC === undefined, {
    path: ["DEPLOYER_KEY"],
    message: "give either DEPLOYER_KEY or DEPLOYER_MNEMONIC",
  })
  .refine((env) => env.DEPLOYER_KEY !== undefined || env.DEPLOYER_MNEMONIC !== undefined || env.DEPLOYER !== undefined, {
    path: ["DEPLOYER_KEY"],
    message: "give DEPLOYER_KEY or DEPLOYER_MNEMONIC (to verify only, DEPLOYER is enough)",
  });

export type DeploymentEnv = {
  readonly rpcUrl: string;
  readonly config: DeploymentConfig;
  /** Absent when only an address was given: then nothing can be deployed, only verified. */
  readonly account: Account | undefined;
  readonly deployer: Address | undefined;
  /** Where an earlier run began, when that is known from outside. */
  readonly baseNonce: number | undefined;
  readonly fromBlock: bigint | undefined;
  /** Where to write the addresses instead of lib/chain/addresses.generated.ts. */
  readonly addressesFile: string | undefined;
};

/** Reads a deployment from environment variables. Throws with every variable that is missing or wrong. */
export function parseDeploymentEnv(variables: Readonly<Record<string, string | undefined>>): DeploymentEnv {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `- ${path.join(".")}: ${message}`);
    throw new Error(`The deployment is not fully described:\n${problems.join("\n")}`);
  }
  const env = parsed.data;
  const account = accountOf(env.DEPLOYER_KEY, env.DEPLOYER_MNEMONIC);
  return {
    rpcUrl: env.RPC_URL,
    config: {
      usdc: env.USDC,
      feed: env.USDC_USD_FEED,
      sanctions: env.SANCTIONS_ORACLE,
      bills: env.TBILL_VAULT,
      governance: env.GOVERNANCE,
      guardian: env.GUARDIAN,
      treasurer: env.TREASURER,
      attestorAdmin: env.ATTESTOR_ADMIN,
      feeRecipient: env.FEE_RECIPIENT,
      attestors: env.ATTESTORS,
      blockCap: env.MINT_CAP_PER_BLOCK,
      dayCap: env.MINT_CAP_PER_DAY,
      targetAprBps: env.TARGET_APR_BPS,
      seeds: { surplusUsdc: env.SEED_SURPLUS_USDC, stakedAid: env.SEED_STAKE_USDC * 10n ** 12n },
    },
    account,
    deployer: account?.address ?? env.DEPLOYER,
    baseNonce: env.DEPLOYMENT_NONCE,
    fromBlock: env.DEPLOYMENT_BLOCK,
    addressesFile: env.ADDRESSES_FILE,
  };
}

function accountOf(privateKey: string | undefined, mnemonic: string | undefined): Account | undefined {
  if (privateKey !== undefined && isHex(privateKey)) return privateKeyToAccount(privateKey);
  return mnemonic === undefined ? undefined : mnemonicToAccount(mnemonic);
}
