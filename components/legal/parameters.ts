import { feeBps, feedFloorPerMille, feedMaxAge, maxGainBpsPerDay, ticketWait, vestingPeriod } from "@/lib/finance";
import { formatDuration } from "@/lib/format";
import { formatBps, formatScaled } from "@/lib/money";

/** The contracts' constants that the sentences about risks name, as the language writes them. */
export function parameters(locale: string) {
  const span = (seconds: bigint) => formatDuration({ seconds, locale });
  return {
    floor: formatScaled({ value: feedFloorPerMille, decimals: 3, locale, maxDecimals: 3 }),
    age: span(feedMaxAge),
    fee: formatBps({ bps: feeBps, locale }),
    gain: formatBps({ bps: maxGainBpsPerDay, locale }),
    vesting: span(vestingPeriod),
    wait: span(ticketWait),
  };
}
