import { erc20Abi, erc4626Abi } from "viem";
import { identityAbi, issuerAbi, treasuryAbi } from "../../../../abis";
import { deadShares, surplusGiven } from "../seeds";
import { check, type Check, type VerifyContext } from "./check";

/** Caps, pause, target APR, attestors, and what the outside contracts must be. */
export function settingChecks({ publicClient, config, contracts }: VerifyContext): Promise<Check[]> {
  const issuer = { address: contracts.Issuer, abi: issuerAbi } as const;
  const target = { address: contracts.Treasury, abi: treasuryAbi, functionName: "targetApr" } as const;
  return Promise.all([
    check("mint caps per block and day, whole USDC", `${config.blockCap}, ${config.dayCap}`, async () =>
      (await publicClient.readContract({ ...issuer, functionName: "caps" })).join(", "),
    ),
    check("minting paused", false, publicClient.readContract({ ...issuer, functionName: "paused" })),
    check("target APR, basis points", config.targetAprBps, publicClient.readContract(target)),
    check("decimals of USDC", 6, publicClient.readContract({ address: config.usdc, abi: erc20Abi, functionName: "decimals" })),
    check("asset of the bills", config.usdc, publicClient.readContract({ address: config.bills, abi: erc4626Abi, functionName: "asset" })),
    ...config.attestors.map((attestor) => {
      const call = { address: contracts.Identity, abi: identityAbi, functionName: "isAttestor", args: [attestor] } as const;
      return check(`attestor ${attestor}`, true, publicClient.readContract(call));
    }),
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
