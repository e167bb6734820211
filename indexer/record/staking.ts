import type { Hex } from "viem";
import type { Place } from "../../lib/indexer/place";
import { instantExit, stake } from "../schema/exits";
import { recordActivity } from "./activities";
import type { Recording } from "./context";
import { putShares, realise, takeShares } from "./positions";
import { addToSums } from "./treasury";

type Staked = { readonly sender: Hex; readonly owner: Hex; readonly assets: bigint; readonly shares: bigint };
type Exited = { readonly account: Hex; readonly shares: bigint; readonly assets: bigint; readonly fee: bigint };

export async function recordStake(recording: Recording, place: Place, args: Staked): Promise<void> {
  const { owner, assets, shares } = args;
  await recording.db.insert(stake).values({ ...place, ...args });
  await putShares(recording, { chainId: place.chainId, account: owner }, { shares, cost: assets }, assets);
  await recordActivity(recording, { place, account: owner, kind: "stake", aid: assets, shares });
}

export async function recordInstantExit(recording: Recording, place: Place, args: Exited): Promise<void> {
  const { account, shares, assets, fee } = args;
  const owner = { chainId: place.chainId, account };
  await recording.db.insert(instantExit).values({ ...place, ...args });
  const cost = await takeShares(recording, owner, shares);
  await realise(recording, owner, { left: assets, realised: assets - cost });
  await addToSums(recording, place.chainId, { exitFees: fee });
  await recordActivity(recording, { place, account, kind: "exit_now", aid: assets, shares });
}
