import type { Duty } from "../../agent/duty";
import type { Threshold } from "./batch";
import { serveQueue } from "./serve-queue";

/** What the keeper does, most urgent first: of those that are due the first is done. */
export const dutiesOf = (threshold: Threshold): readonly Duty[] => [serveQueue(threshold)];
