import type { Config } from "tailwindcss";

/** Every colour is a token of app/styles/tokens.css, so that a theme is a set of values and never a second class. */
const color = (token: string) => `var(--${token})`;

const serif = ["var(--font-serif)"];
const sans = ["var(--font-sans)"];
const mono = ["var(--font-mono)"];

export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      paper: color("paper"),
      raised: color("raised"),
      ink: { DEFAULT: color("ink"), 2: color("ink-2"), 3: color("ink-3") },
      rule: { DEFAULT: color("rule"), strong: color("rule-2") },
      copper: { DEFAULT: color("copper"), ink: color("copper-ink"), deep: color("copper-deep"), wash: color("copper-wash") },
      gain: color("gain"),
      loss: { DEFAULT: color("loss"), wash: color("loss-wash") },
      data: {
        1: color("d1"),
        2: color("d2"),
        3: color("d3"),
        4: color("d4"),
        5: color("d5"),
        6: color("d6"),
      },
    },
    fontFamily: { serif, sans, mono },
    // [size, { lineHeight, letterSpacing }]; rem, so that the reader's own text size counts.
    fontSize: {
      label: ["0.71875rem", { lineHeight: "1.4", letterSpacing: "0.075em" }],
      note: ["0.8125rem", { lineHeight: "1.45" }],
      small: ["0.875rem", { lineHeight: "1.5" }],
      base: ["0.9375rem", { lineHeight: "1.5" }],
      input: ["1rem", { lineHeight: "1.5" }],
      lead: ["1.0625rem", { lineHeight: "1.5" }],
      title: ["1.4375rem", { lineHeight: "1.25" }],
      "figure-sm": ["1.25rem", { lineHeight: "1.2" }],
      "figure-md": ["1.875rem", { lineHeight: "1.15", letterSpacing: "-0.008em" }],
      field: ["2.25rem", { lineHeight: "1.15", letterSpacing: "-0.01em" }],
      figure: ["2.75rem", { lineHeight: "1.1", letterSpacing: "-0.01em" }],
      // Smaller on a phone: a heading's longest word (uk "користування") has to fit a line of 17 rem, spaced as well.
      display: ["clamp(1.75rem, 1rem + 4vw, 2.5rem)", { lineHeight: "1.12", letterSpacing: "-0.012em" }],
      hero: ["3.25rem", { lineHeight: "1.06", letterSpacing: "-0.016em" }],
    },
    borderRadius: { none: "0", sm: "2px", DEFAULT: "3px", panel: "4px", full: "9999px" },
    boxShadow: { none: "none" },
  },
} satisfies Config;
