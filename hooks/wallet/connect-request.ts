/**
 * Whoever wants a wallet connected asks here; the wallet's own component (components/wallet) shows the choice. So any
 * screen can ask without knowing how it is shown.
 */
let asked = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (asked === next) return;
  asked = next;
  for (const listener of listeners) listener();
}

export const connectRequest = {
  open: (): void => { set(true); },
  close: (): void => { set(false); },
  isOpen: (): boolean => asked,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
