import type { Config } from "wagmi";
import type { FlowId } from "@/lib/tx/flows";
import { runKey } from "@/lib/tx/storage/key";
import { createSlot, type RunnerSlot, type SlotParameters } from "./runner-slot";
import { walletPort } from "./wallet-port";

type Parameters<Id extends FlowId> = Omit<SlotParameters<Id>, "client" | "wallet"> & { readonly config: Config };

const slots = new WeakMap<Config, Map<string, RunnerSlot<FlowId>>>();

/**
 * The slot of an action of an account. There is one for as long as the page lives: a run goes on while its
 * screen is not shown, and while another account is.
 */
export function slotFor<Id extends FlowId>({ config, ...parameters }: Parameters<Id>): RunnerSlot<Id> {
  const { flowId, where } = parameters;
  const known = slots.get(config) ?? new Map<string, RunnerSlot<FlowId>>();
  slots.set(config, known);
  const key = runKey({ ...where, flowId });
  const client = config.getClient({ chainId: where.chainId });
  const present = known.get(key) as unknown as RunnerSlot<Id> | undefined;
  const slot = present ?? createSlot({ ...parameters, client, wallet: walletPort(config, where.account) });
  known.set(key, slot as unknown as RunnerSlot<FlowId>);
  return slot;
}
