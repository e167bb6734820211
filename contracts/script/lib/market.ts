import { type Address, encodeAbiParameters, getCreate2Address, keccak256 } from "viem";
import type { MarketAddresses } from "../../../lib/chain/addresses";
import { PERMIT2_ADDRESS } from "../../../lib/chain/chains";
import { poolFee } from "../../../lib/finance/swap";
import type { UniswapContracts } from "./config";

/** Hash of the creation code of a v3 pool, the same on every chain (@uniswap/v3-periphery, libraries/PoolAddress.sol). */
const poolInitCodeHash = "0xe34f199b19b2b4f47f68442619d555527d244f78a3297ea89325f843f87b8b54";

/** The contracts of the market of two tokens. The pool's address follows from factory, tokens and fee, whether it exists yet or not. */
export function marketAddresses({ factory, router, quoter, positions }: UniswapContracts, tokens: readonly [Address, Address]): MarketAddresses {
  const [token0, token1] = tokens.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)) as [Address, Address];
  const key = encodeAbiParameters([{ type: "address" }, { type: "address" }, { type: "uint24" }], [token0, token1, Number(poolFee)]);
  const pool = getCreate2Address({ from: factory, salt: keccak256(key), bytecodeHash: poolInitCodeHash });
  return { AidUsdcPool: pool, SwapRouter: router, Quoter: quoter, PositionManager: positions, Permit2: PERMIT2_ADDRESS };
}
