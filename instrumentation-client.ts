/*
 * Runs in the browser before Next starts the page. Next would evaluate React and its router and begin to hydrate in one
 * go, which keeps a slow phone from answering a touch for so long. Here that is cut into turns of the event loop.
 */

declare global {
  /** Scripts that Next runs before it starts, each in a turn of its own (next/script's `beforeInteractive`). */
  var __next_s: [source: undefined, attributes: { children: string }][] | undefined;
}

/** What a turn evaluates ahead of Next, which finds it done. */
const parts = [() => import("react-dom/client"), () => import("next/navigation")];

for (const evaluate of parts) {
  // A part that fails here fails again where it is needed, and is told of there.
  setTimeout(() => { evaluate().catch(() => undefined); });
  (globalThis.__next_s ??= []).push([undefined, { children: "" }]);
}

export {};
