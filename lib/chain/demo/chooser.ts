import { UserRejectedRequestError } from "viem";
import type { DemoRole } from "./roles";

type Question = { readonly resolve: (role: DemoRole) => void; readonly reject: (error: Error) => void };

/**
 * Where the wallet asks which account to use, and a component answers. One question at a time: a new one takes the place
 * of the one before, which counts as declined.
 */
let question: Question | undefined;
const listeners = new Set<() => void>();

function set(next: Question | undefined): void {
  question = next;
  for (const listener of listeners) listener();
}

export const demoChooser = {
  /** Asks; rejects with UserRejectedRequestError when the person declines. */
  ask: (): Promise<DemoRole> => {
    demoChooser.decline();
    return new Promise((resolve, reject) => { set({ resolve, reject }); });
  },
  isAsking: (): boolean => question !== undefined,
  choose: (role: DemoRole): void => {
    question?.resolve(role);
    set(undefined);
  },
  decline: (): void => {
    question?.reject(new UserRejectedRequestError(new Error("No account was chosen.")));
    set(undefined);
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
