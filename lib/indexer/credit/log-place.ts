import type { Place } from "../place";

/** Which log of the chain it is. */
export type LogPlace = Pick<Place, "block" | "logIndex" | "transaction">;

export const logPlaceOf = ({ block, logIndex, transaction }: LogPlace): LogPlace => ({ block, logIndex, transaction });

/** Whether one log comes right after another, in the same transaction. */
export const isNext = (place: LogPlace, before: LogPlace): boolean =>
  place.block === before.block && place.transaction === before.transaction && place.logIndex === before.logIndex + 1;
