import type { Address } from "viem";

/** How a title stands at a block. Times in unix seconds. */
export type Standing = {
  /** Of the block. */
  readonly now: number;
  /** Whose key the title names. */
  readonly reporter: Address;
  /** That are titled. */
  readonly gpus: number;
  readonly issuedAt: number;
  /** The last report's period; both 0 where there is none. */
  readonly lastStart: number;
  readonly lastEnd: number;
  /** Of all reports, micro-USDC. */
  readonly revenue: bigint;
};

/** What is stated of a period: Telemetry.Report. */
export type Report = {
  readonly titleId: bigint;
  readonly start: number;
  readonly end: number;
  readonly gpusOnline: number;
  readonly utilisationBps: number;
  readonly energyWh: bigint;
  /** Micro-USDC. */
  readonly revenue: bigint;
};

/** Telemetry.MAX_PERIOD, seconds. */
export const longestPeriod = 31 * 86_400;
