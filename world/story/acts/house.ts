import { accessManagerAbi } from "../../../abis/access-manager";
import { stakedAidAbi } from "../../../abis/staked-aid";
import { treasuryAbi } from "../../../abis/treasury";
import { encodeCall } from "../../../lib/tx/calls";
import { devAccounts } from "../../chain/accounts";
import { actor } from "../cast";
import { type Scene, tell, usdc, would } from "../scene";

const watchman = actor("watchman");
const cashPercent = 8n;
/** Tickets that one service looks at. */
const ticketsAtOnce = 20n;

/** Anyone books the day's yield. */
export function recognise(scene: Scene): Promise<void> {
  return tell(scene, watchman, { to: scene.stage.addresses.Treasury, abi: treasuryAbi, functionName: "recognise", args: [] });
}

/** Anyone serves the queue as far as free liquidity reaches. */
export async function serveQueue(scene: Scene): Promise<void> {
  const call = { to: scene.stage.addresses.StakedAID, abi: stakedAidAbi, functionName: "process", args: [ticketsAtOnce] } as const;
  if (await would(scene, watchman, call)) await tell(scene, watchman, call);
}

/** The treasurer buys bills for what is more cash than is usual. */
export async function invest(scene: Scene): Promise<void> {
  const { addresses, clients } = scene.stage;
  const treasury = { address: addresses.Treasury, abi: treasuryAbi } as const;
  const [cash, bills] = await clients.publicClient.readContract({ ...treasury, functionName: "balanceSheet" });
  const kept = ((cash + bills) * cashPercent) / 100n;
  // Not for less than is worth a transaction.
  if (cash < kept + usdc(25_000)) return;
  const call = { to: addresses.Treasury, abi: treasuryAbi, functionName: "invest", args: [cash - kept] } as const;
  if (await would(scene, devAccounts.operator, call)) await tell(scene, devAccounts.operator, call);
}

/** Governance lowers the wish once: said two days before it is done. */
const wish = { day: 120, bps: 950n, delayDays: 3 };

export async function govern(scene: Scene): Promise<void> {
  const { addresses } = scene.stage;
  const change = encodeCall({ to: addresses.Treasury, abi: treasuryAbi, functionName: "setTargetApr", args: [wish.bps] });
  const manager = { to: addresses.AccessManager, abi: accessManagerAbi } as const;
  if (scene.day === wish.day) await tell(scene, devAccounts.governance, { ...manager, functionName: "schedule", args: [change.to, change.data, 0] });
  if (scene.day === wish.day + wish.delayDays) await tell(scene, devAccounts.governance, { ...manager, functionName: "execute", args: [change.to, change.data] });
}
