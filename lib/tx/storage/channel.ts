/** Tells the other tabs what a run has come to. Never tells the tab that posts. */
export type Channel = {
  readonly post: (text: string) => void;
  /** Returns what ends it. */
  readonly subscribe: (listener: (text: string) => void) => () => void;
};
