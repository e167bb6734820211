// How much of the queue one transaction serves. Gas as measured in docs/gas.md; a service that needs more than these say is
// refused by the ceiling, not sent.

export type Threshold = {
  /** Least AID, 18 decimals, that a million units of gas must move; 0 does everything that is due. */
  readonly minAidPerMillionGas: bigint;
};

/** Bar of each further ticket of one service. */
const ticketGas = 60_000n;
/** More than a service costs before its first ticket. */
const serviceGas = 150_000n;
/** On top of the estimate, in per cent: what accrues by the second may be written for the first time in the block it lands in. */
const marginPercent = 25n;
/** Gas of the farthest look ahead, which is only simulated: well within what servers allow a call. */
const farGas = 16_000_000n;

const million = 1_000_000n;

/** Tickets that fit below a ceiling of gas; at least one. */
export function ticketsWithin(maxGas: bigint): bigint {
  const fit = (((maxGas - ticketGas) * 100n) / (100n + marginPercent) - serviceGas) / ticketGas;
  return fit > 1n ? fit : 1n;
}

/** Tickets that a look ahead covers. */
export const ticketsAhead = ticketsWithin(farGas);

/**
 * Gas limit of a service: the estimate, its margin, and one ticket more, which money that comes in between may serve. Never
 * above the ceiling; undefined when not even the estimate fits below it.
 */
export function gasLimit(estimate: bigint, maxGas: bigint): bigint | undefined {
  if (estimate > maxGas) return undefined;
  const wanted = (estimate * (100n + marginPercent)) / 100n + ticketGas;
  return wanted < maxGas ? wanted : maxGas;
}

/** Whether so much AID (18 decimals) is worth so much gas. */
export function pays(assets: bigint, gas: bigint, { minAidPerMillionGas }: Threshold): boolean {
  return assets * million >= minAidPerMillionGas * gas;
}

/** Gas of as many services as pass `all` tickets, each of which passes `perService` for `gas`. */
export function gasOfServices(all: bigint, perService: bigint, gas: bigint): bigint {
  return gas * ((all + perService - 1n) / perService);
}
