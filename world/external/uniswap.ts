import { type Abi, type Address, getAddress, toHex, zeroAddress } from "viem";
import type { UniswapContracts } from "../../contracts/script/lib/config";
import { deployContract, type Sender, writeContract } from "../../contracts/script/lib/transactions";
import { poolFee } from "../../lib/finance/swap";
import { type Artifact, packageArtifact } from "./package-file";

const tickSpacing = 1;

const core = (path: string): Artifact => packageArtifact("@uniswap/v3-core", `artifacts/contracts/${path}.json`);
const router = (path: string): Artifact => packageArtifact("@uniswap/swap-router-contracts", `artifacts/contracts/${path}.json`);
const periphery = (path: string, libraries: Record<string, Address> = {}): Artifact =>
  packageArtifact("@uniswap/v3-periphery", `artifacts/contracts/${path}.json`, libraries);

/** The manager of liquidity positions, as Uniswap built it. */
export function positionManager(): Artifact {
  return periphery("NonfungiblePositionManager.sol/NonfungiblePositionManager");
}

/** Its interface. */
export function positionsAbi(): Abi {
  return positionManager().abi;
}

/**
 * Deploys Uniswap v3 from Uniswap's own bytecode: factory, positions with their pictures, SwapRouter02 and QuoterV2, over
 * WETH, which no swap of ours touches. The owner allows the fee of 0.01 %, which a new factory does not have.
 */
export async function deployUniswap(owner: Sender): Promise<UniswapContracts> {
  const create = async ({ abi, bytecode }: Artifact, args: readonly unknown[] = []): Promise<Address> =>
    getAddress(await deployContract(owner, abi, bytecode, args));
  const weth = await create(packageArtifact("canonical-weth", "build/contracts/WETH9.json"));
  const factory = await create(core("UniswapV3Factory.sol/UniswapV3Factory"));
  const { abi } = core("UniswapV3Factory.sol/UniswapV3Factory");
  await writeContract(owner, { address: factory, abi, functionName: "enableFeeAmount", args: [Number(poolFee), tickSpacing] });

  const NFTDescriptor = await create(periphery("libraries/NFTDescriptor.sol/NFTDescriptor"));
  const pictures = periphery("NonfungibleTokenPositionDescriptor.sol/NonfungibleTokenPositionDescriptor", { NFTDescriptor });
  const descriptor = await create(pictures, [weth, toHex("ETH", { size: 32 })]);
  const positions = await create(positionManager(), [factory, weth, descriptor]);
  // The router also knows Uniswap v2, which is not here.
  const swapRouter = await create(router("SwapRouter02.sol/SwapRouter02"), [zeroAddress, factory, positions, weth]);
  const quoter = await create(router("lens/QuoterV2.sol/QuoterV2"), [factory, weth]);
  return { factory, positions, router: swapRouter, quoter };
}
