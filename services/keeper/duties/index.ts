import type { Duty } from "../../agent/duty";
import { applyReceived } from "./apply-received";
import type { Threshold } from "./batch";
import { cancelUndrawn, closeBreach, closeRaise, closeShare, declareDefault, openBreach, realiseImpairment, startAuction } from "./deal-step";
import { recognise } from "./recognise";
import { serveQueue } from "./serve-queue";

/**
 * What the keeper does, most urgent first: of those that are due the first is done. What helps a deal comes before what harms
 * it, and what moves the price of leaving before what does not: a deal that nobody has drawn. A deal that is over need not end its
 * raise first. Whoever leaves is served last, at a price in which everything else is.
 */
export const dutiesOf = (threshold: Threshold): readonly Duty[] => [
  ...[applyReceived(threshold), closeBreach, openBreach, declareDefault, startAuction, closeShare, realiseImpairment(threshold)],
  ...[cancelUndrawn, closeRaise],
  ...[recognise(threshold), serveQueue(threshold)],
];
