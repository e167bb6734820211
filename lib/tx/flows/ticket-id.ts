import { rawAmount } from "./raw";

const uint48Max = 2n ** 48n - 1n;

/** The number of an exit ticket, from 1 (contracts/src/ExitQueue.sol). */
export const ticketId = rawAmount.refine((id) => id <= uint48Max);
