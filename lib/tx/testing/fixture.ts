import type { Address, LocalAccount } from "viem";
import type { LocalWorld } from "../../../world/testing/local-world";
import { createProgrammableWallet, type ProgrammableWallet, type WalletOptions } from "../../../world/testing/programmable-wallet";
import type { FlowData, FlowId } from "../flows/index";
import { type Bench, createBench } from "./bench";
import type { FlowCase } from "./flow-case";

/** An action set up on the chain, with a wallet and a browser, and nothing begun. */
export type Scene = Bench<FlowId> & {
  readonly wallet: ProgrammableWallet;
  readonly account: Address;
  readonly data: FlowData<FlowId>;
  /** How often the action has happened on chain since the scene was set. */
  readonly movements: () => Promise<number>;
  /** Wallet methods that needed consent, in order. */
  readonly asked: () => readonly string[];
};

/** Sets a scene. */
export async function setScene(
  world: LocalWorld,
  flowCase: FlowCase,
  options: Partial<Pick<WalletOptions, "behaviour" | "multisig">> = {},
): Promise<Scene> {
  const signer: LocalAccount = flowCase.account(world);
  const wallet = createProgrammableWallet({ rpcUrl: world.rpcUrl, chainId: world.chainId, accounts: [signer], ...options });
  const account = options.multisig?.address ?? signer.address;
  const where = { chainId: world.chainId, account, addresses: world.addresses };
  const bench = createBench({ world, wallet, flowId: flowCase.flowId, where });
  const data = await flowCase.data(world, account);
  const since = await world.publicClient.getBlockNumber();
  return {
    ...bench,
    wallet,
    account,
    data,
    movements: () => flowCase.movements(world, account, since),
    asked: () => wallet.asked.map(({ method }) => method),
  };
}
