import { erc20Abi, erc4626Abi } from "viem";
import { issuerAbi, treasuryAbi } from "../../../../abis";
import { dealFactoryAbi } from "../../../../abis/credit";
import { isListed, rosters } from "../rosters";
import { deadShares, surplusGiven } from "../seeds";
import { check, type Check, type VerifyContext } from "./check";

/** Caps, pauses, target APR, rosters, and what the outside contracts must be. */
export function settingChecks(context: VerifyContext): Promise<Check[]> {
  const { publicClient, config, contracts } = context;
  const deals = { address: contracts.DealFactory, abi: dealFactoryAbi, functionName: "paused" } as const;
  const issuer = { address: contracts.Issuer, abi: issuerAbi } as const;
  const target = { address: contracts.Treasury, abi: treasuryAbi, functionName: "targetApr" } as const;
  return Promise.all([
    check("mint caps per block and day, whole USDC", `${config.blockCap}, ${config.dayCap}`, async () =>
      (await publicClient.readContract({ ...issuer, functionName: "caps" })).join(", "),
    ),
    check("minting paused", false, publicClient.readContract({ ...issuer, functionName: "paused" })),
    check("deals paused", false, publicClient.readContract(deals)),
    check("target APR, basis points", config.targetAprBps, publicClient.readContract(target)),
    check("decimals of USDC", 6, publicClient.readContract({ address: config.usdc, abi: erc20Abi, functionName: "decimals" })),
    check("asset of the bills", config.usdc, publicClient.readContract({ address: config.bills, abi: erc4626Abi, functionName: "asset" })),
    ...rosters(config).map((listed) => check(listed.title, true, isListed(context, listed))),
  ]);
}

/** The seeds are there; what more was given or staked since does not matter. */
export function seedChecks(context: VerifyContext): Promise<Check[]> {
  const { surplusUsdc, stakedAid } = context.config.seeds;
  const atLeast = (found: bigint, wanted: bigint): string => String(found < wanted ? found : wanted);
  return Promise.all([
    check("surplus given by the deployer, micro-USDC", surplusUsdc, async () =>
      atLeast(await surplusGiven(context, context.deployer, context.fromBlock), surplusUsdc),
    ),
    check("sAID of the dead address, wei", stakedAid, async () => atLeast(await deadShares(context), stakedAid)),
  ]);
}
