import { feedFloorPerMille, feedMaxAge, secondsPerHour } from "../../finance/constants";
import { formatScaled } from "../../money/format-scaled";

/** The arguments of a status sentence (catalogue `status.<code>`), written in the locale. */
export function statusValues({ contracts = [], locale }: { contracts?: readonly string[] | undefined; locale: string }) {
  return {
    contracts: contracts.join(", "),
    hours: Number(feedMaxAge / secondsPerHour),
    floor: formatScaled({ value: feedFloorPerMille, decimals: 3, maxDecimals: 3, locale }),
  };
}
