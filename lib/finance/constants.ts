/** Constants of the contracts, as they are there. Times in seconds. */
export const secondsPerHour = 3_600n;
export const secondsPerDay = 24n * secondsPerHour;
export const secondsPerYear = 365n * secondsPerDay;

/** Scale of prices, ratios and rates: 1e18 is one. */
export const one = 10n ** 18n;
export const bpsScale = 10_000n;

/** Issuer.AID_PER_USDC and Treasury.AID_PER_USDC: AID wei per USDC micro-dollar. */
export const aidPerUsdc = 10n ** 12n;
/** Issuer: micro-dollars in one whole USDC; caps are stored in whole USDC. */
export const micro = 10n ** 6n;
/** Issuer.FEED_MAX_AGE. */
export const feedMaxAge = 26n * secondsPerHour;
/** Issuer.FEED_FLOOR_PER_MILLE. */
export const feedFloorPerMille = 995n;

/** Treasury.FEE_BPS. */
export const feeBps = 1_000n;
/** Treasury.MAX_GAIN_BPS_PER_DAY. */
export const maxGainBpsPerDay = 5n;
/** Treasury.RECOGNITION_INTERVAL. */
export const recognitionInterval = secondsPerDay;

/** StakedAID.MATURITY: how long an exit ticket waits until it can be served. */
export const ticketWait = 7n * secondsPerDay;

/** StakedAID.MAX_SCAN: tickets of one holder that claiming all of them reaches. */
export const claimedAtOnce = 32;

/** Tickets that one service of ours looks at. Ours, not the contracts': about two million gas, well within a block. */
export const servedAtOnce = 40n;

/** StakedAID.VESTING_PERIOD. */
export const vestingPeriod = 7n * secondsPerDay;

/**
 * How many fewer shares than shown a stake accepts. Ours, not the contracts': between what is shown and what is included
 * rewards vest, so that a share costs a little more. It covers days of that; nothing a stranger can do moves the price.
 */
export const shareToleranceBps = 50n;

/** How much less AID than shown an exit at once accepts. Ours, not the contracts': whoever leaves first in a block raises the fee. */
export const exitToleranceBps = 10n;
