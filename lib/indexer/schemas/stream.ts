/** What the stream of events tells, by the event's name. The data of each is JSON. */
export const streamEvents = {
  summary: { description: "All figures of the summary, once at the start, as the summary's answer has them." },
  block: { description: "A new block: chainId, number, hash, timestamp. For two seconds an answer may still be of the block before: ask until its aid-block-number is this one." },
  figures: { description: "Figures of the summary that changed with it, each by its path, such as sheet.supply." },
} as const;

export type StreamEvent = keyof typeof streamEvents;
