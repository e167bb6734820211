import { type Hex, multicall3Abi } from "viem";
import { z } from "zod";
import { deployContract, type Sender } from "../../contracts/script/lib/transactions";
import { MULTICALL3_ADDRESS } from "../../lib/chain/chains";
import type { ChainClients, WorldTestClient } from "../chain/clients";
import { packageFile } from "./package-file";

const constantsSchema = z.object({ multicall3Bytecode: z.templateLiteral(["0x", z.string()]) });

/** Puts Multicall3 where wallets and viem expect it: deployed once, its code then set at the known address. */
export async function installMulticall3(sender: Sender, testClient: WorldTestClient): Promise<typeof MULTICALL3_ADDRESS> {
  const deployed = await deployContract(sender, multicall3Abi, await creationCode());
  const bytecode = await sender.publicClient.getCode({ address: deployed });
  if (bytecode === undefined) throw new Error("Multicall3 has no code.");
  if ((await sender.publicClient.getCode({ address: MULTICALL3_ADDRESS })) === bytecode) return MULTICALL3_ADDRESS;
  await testClient.setCode({ address: MULTICALL3_ADDRESS, bytecode });
  return MULTICALL3_ADDRESS;
}

/** Has a chain begin with Multicall3 at its known address, as it begins with the deployer of Permit2: before its first block. */
export async function beginWithMulticall3({ publicClient, testClient }: ChainClients): Promise<void> {
  const { data: bytecode } = await publicClient.call({ data: await creationCode() });
  if (bytecode === undefined) throw new Error("Multicall3 has no code.");
  await testClient.setCode({ address: MULTICALL3_ADDRESS, bytecode });
}

/** viem carries it, but its exports do not list the file. */
async function creationCode(): Promise<Hex> {
  const constants: unknown = await import(packageFile("viem", "_esm/constants/contracts.js"));
  return constantsSchema.parse(constants).multicall3Bytecode;
}
