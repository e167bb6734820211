import { type Account, type Address, isHex, parseUnits } from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { EnvError, type EnvSource, parseEnv } from "../../../lib/env/parse";
import type { DeploymentConfig, UniswapContracts } from "./config";
import { deploymentSchema } from "./env-schema";

export type DeploymentEnv = {
  readonly rpcUrl: string;
  readonly config: DeploymentConfig;
  /** Absent when only an address was given: then nothing can be deployed, only verified. */
  readonly account: Account | undefined;
  readonly deployer: Address;
  /** Where an earlier run began, when that is known from outside. */
  readonly baseNonce: number | undefined;
  readonly fromBlock: bigint | undefined;
  /** Where to write the addresses instead of lib/chain/addresses.generated.ts. */
  readonly addressesFile: string | undefined;
};

/** Reads a deployment from environment variables. Throws an EnvError with one sentence for each that is missing or wrong. */
export function parseDeploymentEnv(variables: EnvSource): DeploymentEnv {
  const env = parseEnv(deploymentSchema, variables);
  if (env.DEPLOYER_KEY !== undefined && env.DEPLOYER_MNEMONIC !== undefined) {
    throw new EnvError(["DEPLOYER_KEY and DEPLOYER_MNEMONIC must not both be set."]);
  }
  const account = accountOf(env.DEPLOYER_KEY, env.DEPLOYER_MNEMONIC);
  const deployer = account?.address ?? env.DEPLOYER;
  if (deployer === undefined) {
    throw new EnvError(["DEPLOYER_KEY or DEPLOYER_MNEMONIC must be set; to verify only, DEPLOYER is enough."]);
  }
  return {
    rpcUrl: env.RPC_URL,
    config: {
      usdc: env.USDC,
      feed: env.USDC_USD_FEED,
      sanctions: env.SANCTIONS_ORACLE,
      bills: env.TBILL_VAULT,
      market: marketOf({ factory: env.UNISWAP_FACTORY, router: env.UNISWAP_ROUTER, quoter: env.UNISWAP_QUOTER, positions: env.UNISWAP_POSITION_MANAGER }),
      governance: env.GOVERNANCE,
      guardian: env.GUARDIAN,
      treasurer: env.TREASURER,
      attestorAdmin: env.ATTESTOR_ADMIN,
      feeRecipient: env.FEE_RECIPIENT,
      registrar: env.REGISTRAR,
      rosterAdmin: env.ROSTER_ADMIN,
      underwriter: env.UNDERWRITER,
      attestors: env.ATTESTORS,
      appraisers: env.APPRAISERS,
      bailees: env.BAILEES,
      auditors: env.AUDITORS,
      custodians: env.CUSTODIANS,
      blockCap: env.MINT_CAP_PER_BLOCK,
      dayCap: env.MINT_CAP_PER_DAY,
      targetAprBps: env.TARGET_APR_BPS,
      // The AID of the first stake is minted with USDC, one for one.
      seeds: { surplusUsdc: parseUnits(env.SEED_SURPLUS_USDC, 6), stakedAid: parseUnits(env.SEED_STAKE_USDC, 18) },
    },
    account,
    deployer,
    baseNonce: env.DEPLOYMENT_NONCE === undefined ? undefined : Number(env.DEPLOYMENT_NONCE),
    fromBlock: env.DEPLOYMENT_BLOCK,
    addressesFile: env.ADDRESSES_FILE,
  };
}

/** The account whose key the variables hold. Throws when they name only its address. */
export function signerOf({ account }: DeploymentEnv): Account {
  if (account === undefined) throw new EnvError(["DEPLOYER_KEY or DEPLOYER_MNEMONIC must be set to deploy: DEPLOYER alone signs nothing."]);
  return account;
}

function accountOf(privateKey: string | undefined, mnemonic: string | undefined): Account | undefined {
  if (privateKey !== undefined && isHex(privateKey)) return privateKeyToAccount(privateKey);
  return mnemonic === undefined ? undefined : mnemonicToAccount(mnemonic);
}

type Given<Whole> = { readonly [Name in keyof Whole]: Whole[Name] | undefined };

function marketOf({ factory, router, quoter, positions }: Given<UniswapContracts>): UniswapContracts | undefined {
  if (factory && router && quoter && positions) return { factory, router, quoter, positions };
  if (factory || router || quoter || positions) throw new EnvError(["UNISWAP_FACTORY, UNISWAP_ROUTER, UNISWAP_QUOTER and UNISWAP_POSITION_MANAGER must all be set, or none of them."]);
  return undefined;
}
