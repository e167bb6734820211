import { feedFloorPerMille, feedMaxAge, secondsPerHour } from "../../finance/constants";
import { formatScaled } from "../../money/format-scaled";
import type { StatusReason } from "./reasons";

/** The arguments of a status sentence (catalogue `status.<code>`), written in the locale. */
export function statusValues({ contracts = [], functions = [], locale }: Omit<StatusReason, "code"> & { locale: string }) {
  return {
    contracts: contracts.join(", "),
    functions: functions.join(", "),
    hours: Number(feedMaxAge / secondsPerHour),
    floor: formatScaled({ value: feedFloorPerMille, decimals: 3, maxDecimals: 3, locale }),
  };
}
