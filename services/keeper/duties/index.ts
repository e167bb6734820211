import type { Duty } from "../../agent/duty";
import { applyReceived } from "./apply-received";
import type { Threshold } from "./batch";
import { declareDefault, startAuction } from "./deal-step";
import { recognise } from "./recognise";
import { serveQueue } from "./serve-queue";

/**
 * What the keeper does, most urgent first: of those that are due the first is done. Whoever leaves is served last, at a price
 * in which everything else is.
 */
export const dutiesOf = (threshold: Threshold): readonly Duty[] => [applyReceived(threshold), declareDefault, startAuction, recognise(threshold), serveQueue(threshold)];
