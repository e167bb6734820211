export type Header = { key: string; value: string };

/** Headers that are the same on every answer, assets included (next.config.ts). */
export const fixedSecurityHeaders: readonly Header[] = [
  { key: "X-Content-Type-Options", value: "nosniff" },
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

/** Two years, so that browsers never try http again. Only sent over https: on http it means nothing. */
export const strictTransportSecurity: Header = {
  key: "Strict-Transport-Security",
  value: "max-age=63072000; includeSubDomains",
};
