import type { HDAccount } from "viem/accounts";
import type { DeploymentConfig } from "../../contracts/script/lib/config";
import type { DeployOptions } from "../../contracts/script/lib/deploy-protocol";
import { seedCost } from "../../contracts/script/lib/seeds";
import type { Sender } from "../../contracts/script/lib/transactions";
import { devAccount } from "../chain/accounts";
import { chainClients } from "../chain/clients";
import { mintUsdc } from "../external/usdc-mint";
import { localDeploymentConfig } from "../local-config";
import type { LocalWorld } from "./local-world";

/** Accounts that no role of the world has: a deployer of its own, and holders that are all different. */
export const outsiders = {
  deployer: devAccount(18),
  governance: devAccount(19),
  guardian: devAccount(20),
  treasurer: devAccount(21),
  attestorAdmin: devAccount(22),
  feeRecipient: devAccount(23),
  registrar: devAccount(12),
  rosterAdmin: devAccount(13),
  underwriter: devAccount(17),
} as const;

/** A second deployment on the world's chain, as it would be on a public one: nobody holds two roles. */
export async function secondDeployment(world: LocalWorld): Promise<DeployOptions> {
  const { USDC: usdc, UsdcUsdFeed: feed, Sanctions: sanctions, Bills: bills } = world.addresses;
  const { deployer, ...holders } = outsiders;
  const config: DeploymentConfig = {
    ...localDeploymentConfig({ usdc, feed, sanctions, bills }),
    governance: holders.governance.address,
    guardian: holders.guardian.address,
    treasurer: holders.treasurer.address,
    attestorAdmin: holders.attestorAdmin.address,
    feeRecipient: holders.feeRecipient.address,
    registrar: holders.registrar.address,
    rosterAdmin: holders.rosterAdmin.address,
    underwriter: holders.underwriter.address,
  };
  await mintUsdc(chainClients(world.rpcUrl), usdc, deployer.address, seedCost(config.seeds));
  const [baseNonce, fromBlock] = await Promise.all([
    world.publicClient.getTransactionCount({ address: deployer.address }),
    world.publicClient.getBlockNumber(),
  ]);
  return { sender: senderOf(world, deployer), config, start: { baseNonce, fromBlock }, log: () => undefined };
}

export function senderOf(world: LocalWorld, account: HDAccount): Sender {
  return { publicClient: world.publicClient, wallet: chainClients(world.rpcUrl).walletOf(account) };
}

/** The same sender, whose process "dies" before its transaction number `count` + 1. */
export function dyingAfter(sender: Sender, count: number): Sender {
  let left = count;
  const sendTransaction: Sender["wallet"]["sendTransaction"] = (transaction) => {
    if (left === 0) return Promise.reject(new Error("The process died."));
    left -= 1;
    return sender.wallet.sendTransaction(transaction);
  };
  return { ...sender, wallet: { ...sender.wallet, sendTransaction } };
}
