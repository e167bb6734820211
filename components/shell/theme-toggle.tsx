"use client";

import { useState } from "react";
import { RadioGroup } from "@/components/ui/radio-group";
import { THEME_COOKIE, themes, type Theme } from "./theme";

const ONE_YEAR_SECONDS = 31_536_000;

/** Shows the theme at once and keeps it in a cookie, from which the server paints the next page. */
function applyTheme(theme: Theme) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  document.cookie = `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${String(ONE_YEAR_SECONDS)}; SameSite=Lax`;
}

type ThemeToggleProps = { initial: Theme; legend: string; labels: Readonly<Record<Theme, string>> };

export function ThemeToggle({ initial, legend, labels }: ThemeToggleProps) {
  const [theme, setTheme] = useState(initial);
  return (
    <RadioGroup
      variant="quiet"
      legend={legend}
      hideLegend
      value={theme}
      options={themes.map((value) => ({ value, label: labels[value] }))}
      onChange={(value) => {
        setTheme(value);
        applyTheme(value);
      }}
    />
  );
}
