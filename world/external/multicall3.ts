import { multicall3Abi } from "viem";
import { z } from "zod";
import { deployContract, type Sender } from "../../contracts/script/lib/transactions";
import { MULTICALL3_ADDRESS } from "../../lib/chain/chains";
import type { WorldTestClient } from "../chain/clients";
import { packageFile } from "./package-file";

const constantsSchema = z.object({ multicall3Bytecode: z.templateLiteral(["0x", z.string()]) });

/** Puts Multicall3 where wallets and viem expect it: deployed once, its code then set at the known address. */
export async function installMulticall3(sender: Sender, testClient: WorldTestClient): Promise<typeof MULTICALL3_ADDRESS> {
  // viem carries the creation code, but its exports do not list the file.
  const constants: unknown = await import(packageFile("viem", "_esm/constants/contracts.js"));
  const { multicall3Bytecode } = constantsSchema.parse(constants);
  const deployed = await deployContract(sender, multicall3Abi, multicall3Bytecode);
  const bytecode = await sender.publicClient.getCode({ address: deployed });
  if (bytecode === undefined) throw new Error("Multicall3 has no code.");
  await testClient.setCode({ address: MULTICALL3_ADDRESS, bytecode });
  return MULTICALL3_ADDRESS;
}
