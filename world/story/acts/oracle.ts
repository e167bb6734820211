import { devAccounts } from "../../chain/accounts";
import { aggregatorAbi, feedAbi, oneDollar } from "../../external/chainlink";
import { chance, type Scene, tell } from "../scene";

const oracles = [devAccounts.oracle1, devAccounts.oracle2, devAccounts.oracle3];

/** All three oracles answer for the day: a dollar, give or take a hundredth of a cent. */
export async function answerPrice(scene: Scene): Promise<void> {
  const { publicClient } = scene.stage.clients;
  const aggregator = await publicClient.readContract({ address: scene.stage.addresses.UsdcUsdFeed, abi: feedAbi, functionName: "aggregator" });
  // A round that broke off halfway is gone on with by those who have not answered it.
  for (const [index, oracle] of oracles.entries()) {
    const state = { address: aggregator, abi: aggregatorAbi, functionName: "oracleRoundState", args: [oracle.address, 0], account: oracle.address } as const;
    const [eligible, round] = await publicClient.readContract(state);
    if (!eligible) continue;
    const answer = oneDollar - 10_000n + BigInt(chance(scene, "feed", scene.day, index)(20_001));
    await tell(scene, oracle, { to: aggregator, abi: aggregatorAbi, functionName: "submit", args: [BigInt(round), answer] });
  }
}
