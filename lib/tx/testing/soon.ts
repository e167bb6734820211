import { vi } from "vitest";

/** Waits until the expectation holds, for as long as a busy machine may need to ask a chain some questions. */
export const soon = async (expectation: () => void): Promise<void> => vi.waitFor(expectation, { timeout: 30_000, interval: 20 });
