import type { Hex } from "viem";
import { ownAddressesOf } from "../../lib/indexer/own-addresses";
import type { Place } from "../../lib/indexer/place";
import { mint, redemption } from "../schema/issuance";
import { recordActivity } from "./activities";
import type { Recording } from "./context";
import { addToSums } from "./treasury";

type Issued = { readonly caller: Hex; readonly receiver: Hex; readonly usdc: bigint; readonly aid: bigint };

/** Writes a mint. Where the Router received the AID for somebody, whoever sent the transaction has minted. */
export async function recordMint(recording: Recording, place: Place, args: Issued, sender: Hex): Promise<void> {
  const { receiver, usdc, aid } = args;
  await recording.db.insert(mint).values({ ...place, ...args });
  await addToSums(recording, place.chainId, { minted: usdc });
  const account = ownAddressesOf(place.chainId)(receiver) ? sender : receiver;
  await recordActivity(recording, { place, account, kind: "mint", usdc, aid });
}

export async function recordRedemption(recording: Recording, place: Place, args: Issued): Promise<void> {
  const { caller, receiver, usdc, aid } = args;
  await recording.db.insert(redemption).values({ ...place, ...args });
  await addToSums(recording, place.chainId, { redeemed: usdc });
  await recordActivity(recording, { place, account: caller, kind: "redeem", usdc, aid, other: receiver });
}
