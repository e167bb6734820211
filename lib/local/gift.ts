import { parseEther } from "viem";
import { wholeUnits } from "../money/index";

/** What the faucet of a local chain gives at once: USDC to mint with, and coins (wei) for fees. */
export const gift = { usdc: wholeUnits("USDC", 10_000n), ethWei: parseEther("1") } as const;
