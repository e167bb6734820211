/** The pages that are measured, and what each may cost. KiB are 1024 bytes, KB are 1000. */
export const routes = [
  { path: "/", scriptKiB: 150 },
  { path: "/status", scriptKiB: 150 },
  // What somebody with a connected wallet sees is measured too.
  { path: "/mint", scriptKiB: 200, wallet: true },
  { path: "/stake", scriptKiB: 200, wallet: true },
  { path: "/portfolio", scriptKiB: 200, wallet: true },
  // Tabs, and a ticket's page, whichever ticket: of one that is not there yet it says so.
  ...["/mint?tab=swap", "/stake?tab=unstake", "/stake?tab=tickets", "/tickets/1"].map((path) => ({ path, scriptKiB: 200, wallet: true })),
  // Text in the shell that / has too: nothing is asked of the chain that a visit there does not show.
  ...["/risks", "/security", "/terms", "/privacy"].map((path) => ({ path, scriptKiB: 150, text: true })),
];

/** Pages for developers, which the build that ships must not have. */
export const localPages = ["/design"];

export const bars = {
  /** Everything transferred until 5 s after load. */
  transferKiB: 400,
  /** The same with a connected wallet, whose code comes in addition. */
  connectedKiB: 420,
  /** Fonts that the page asks for before it needs them. */
  fontsKB: 120,
  /** POST /api/rpc until the page is complete. */
  roundTrips: 2,
  /** Requests in 10 s while the chain makes no block: one in two seconds looks whether it goes on, and one more may begin the span. */
  idleRequests: 6,
};

export const AFTER_LOAD_MS = 5_000;

/** How long a page is watched on a chain that stands still, after that: twice this, to see whether the traffic grows. */
export const IDLE_MS = 10_000;

/**
 * One sentence for each bar that a measurement is above. `seen` by a visitor, unless it is text, and, where there is one, `connected`, each
 * { transferKiB, roundTrips, idle: requests in the first and in the second 10 s }.
 */
export function tooMuch({ path, scriptKiB, fontsKB, seen, connected, complaints }) {
  const limit = routes.find((route) => route.path === path)?.scriptKiB ?? 0;
  return [
    scriptKiB > limit && `${path} has ${scriptKiB.toFixed(1)} KiB of script, more than ${limit}.`,
    fontsKB > bars.fontsKB && `${path} preloads ${fontsKB.toFixed(1)} KB of fonts, more than ${bars.fontsKB}.`,
    ...(seen ? visitTooMuch(path, seen, bars.transferKiB) : []),
    ...(connected ? visitTooMuch(`${path} with a connected wallet`, connected, bars.connectedKiB) : []),
    ...complaints.map((complaint) => `${path}: ${complaint}`),
  ].filter(Boolean);
}

function visitTooMuch(page, { transferKiB, roundTrips, idle: [before, after] }, mostKiB) {
  return [
    transferKiB > mostKiB && `${page} transfers ${transferKiB.toFixed(1)} KiB, more than ${mostKiB}.`,
    roundTrips > bars.roundTrips && `${page} makes ${roundTrips} round trips to become complete, more than ${bars.roundTrips}.`,
    after > bars.idleRequests && `${page} makes ${after} requests in ${IDLE_MS / 1_000} s on a chain that stands still, more than ${bars.idleRequests}.`,
    // One more is a matter of when the clock started.
    after > before + 1 && `${page} asks more and more of a chain that stands still: ${before} requests, then ${after}.`,
  ];
}
