export type Header = { key: string; value: string };

const nosniff: Header = { key: "X-Content-Type-Options", value: "nosniff" };

/** On every answer but the build's own files (next.config.ts). */
const fixedSecurityHeaders: readonly Header[] = [
  nosniff,
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  // Wallets open popups and speak to their opener, so the strictest value would break them.
  { key: "Cross-Origin-Opener-Policy", value: "same-origin-allow-popups" },
  {
    key: "Permissions-Policy",
    value: ["accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"]
      .map((feature) => `${feature}=()`)
      .join(", "),
  },
];

/**
 * Headers that are the same for every visitor, by path. A script, a style or a font is no page: what says how a page may be
 * framed, opened and what it may use means nothing there, and a visit loads thirty of them.
 */
export const securityHeadersByPath: readonly { source: string; headers: Header[] }[] = [
  { source: "/((?!_next/static/).*)", headers: [...fixedSecurityHeaders] },
  { source: "/_next/static/:path*", headers: [nosniff] },
];

/** Two years, so that browsers never try http again. Only sent over https: on http it means nothing. */
export const strictTransportSecurity: Header = {
  key: "Strict-Transport-Security",
  value: "max-age=63072000; includeSubDomains",
};
