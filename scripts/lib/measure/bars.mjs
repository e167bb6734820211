/** The pages that are measured, and what each may cost. KiB are 1024 bytes, KB are 1000. */
export const routes = [
  { path: "/", scriptKiB: 150 },
  // What somebody with a connected wallet sees is measured too.
  { path: "/mint", scriptKiB: 200, wallet: true },
  { path: "/stake", scriptKiB: 200, wallet: true },
];

export const bars = {
  /** Everything transferred until 5 s after load. */
  transferKiB: 400,
  /** Fonts that the page asks for before it needs them. */
  fontsKB: 120,
  /** POST /api/rpc until the page is complete. */
  roundTrips: 2,
};

export const AFTER_LOAD_MS = 5_000;

/** One sentence for each bar that a measurement is above. */
export function tooMuch({ path, scriptKiB, transferKiB, fontsKB, roundTrips, connectedRoundTrips = 0, complaints }) {
  const limit = routes.find((route) => route.path === path)?.scriptKiB ?? 0;
  return [
    scriptKiB > limit && `${path} has ${scriptKiB.toFixed(1)} KiB of script, more than ${limit}.`,
    transferKiB > bars.transferKiB && `${path} transfers ${transferKiB.toFixed(1)} KiB, more than ${bars.transferKiB}.`,
    fontsKB > bars.fontsKB && `${path} preloads ${fontsKB.toFixed(1)} KB of fonts, more than ${bars.fontsKB}.`,
    roundTrips > bars.roundTrips && `${path} makes ${roundTrips} round trips to become complete, more than ${bars.roundTrips}.`,
    connectedRoundTrips > bars.roundTrips &&
      `${path} makes ${connectedRoundTrips} round trips with a connected wallet, more than ${bars.roundTrips}.`,
    ...complaints.map((complaint) => `${path}: ${complaint}`),
  ].filter(Boolean);
}
