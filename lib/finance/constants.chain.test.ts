import { afterAll, beforeAll, expect, it } from "vitest";
import { issuerAbi, stakedAidAbi, treasuryAbi } from "../../abis";
import { type LocalWorld, startLocalWorld } from "../../world/testing/local-world";
import * as constants from "./constants";

let world: LocalWorld;
beforeAll(async () => {
  world = await startLocalWorld();
});
afterAll(() => world.stop());

it("are what the contracts say", async () => {
  const { addresses, publicClient } = world;
  const issuer = { address: addresses.Issuer, abi: issuerAbi } as const;
  const treasury = { address: addresses.Treasury, abi: treasuryAbi } as const;
  const stakedAid = { address: addresses.StakedAID, abi: stakedAidAbi } as const;
  const onChain = await Promise.all([
    publicClient.readContract({ ...issuer, functionName: "AID_PER_USDC" }),
    publicClient.readContract({ ...issuer, functionName: "FEED_MAX_AGE" }),
    publicClient.readContract({ ...issuer, functionName: "FEED_FLOOR_PER_MILLE" }),
    publicClient.readContract({ ...treasury, functionName: "FEE_BPS" }),
    publicClient.readContract({ ...treasury, functionName: "MAX_GAIN_BPS_PER_DAY" }),
    publicClient.readContract({ ...treasury, functionName: "RECOGNITION_INTERVAL" }),
    publicClient.readContract({ ...stakedAid, functionName: "VESTING_PERIOD" }),
    publicClient.readContract({ ...stakedAid, functionName: "MATURITY" }),
  ]);
  const { aidPerUsdc, feedMaxAge, feedFloorPerMille, feeBps, maxGainBpsPerDay, recognitionInterval, vestingPeriod, ticketWait } = constants;
  expect(onChain).toEqual([aidPerUsdc, feedMaxAge, feedFloorPerMille, feeBps, maxGainBpsPerDay, recognitionInterval, vestingPeriod, ticketWait]);
});
