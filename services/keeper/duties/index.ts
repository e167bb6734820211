import type { Duty } from "../../agent/duty";
import { applyReceived } from "./apply-received";
import type { Threshold } from "./batch";
import { closeBreach, closeShare, declareDefault, openBreach, realiseImpairment, startAuction } from "./deal-step";
import { recognise } from "./recognise";
import { serveQueue } from "./serve-queue";

/**
 * What the keeper does, most urgent first: of those that are due the first is done. What helps a deal comes before what harms
 * it. Whoever leaves is served last, at a price in which everything else is.
 */
export const dutiesOf = (threshold: Threshold): readonly Duty[] => [
  ...[applyReceived(threshold), closeBreach, openBreach, declareDefault, startAuction, closeShare, realiseImpairment(threshold)],
  ...[recognise(threshold), serveQueue(threshold)],
];
