import type { Duty } from "./duty";
import { serveQueue } from "./serve-queue";

/** What the keeper does, most urgent first: of those that are due the first is done. */
export const duties: readonly Duty[] = [serveQueue];
