import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ThemeToggle } from "./theme-toggle";

const labels = { system: "System", light: "Light", dark: "Dark" };

afterEach(() => {
  cleanup();
  delete document.documentElement.dataset["theme"];
});

it("shows the chosen theme at once and keeps it for the server", () => {
  render(<ThemeToggle initial="system" legend="Theme" labels={labels} />);
  fireEvent.click(screen.getByRole("radio", { name: "Dark" }));
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect(document.cookie).toContain("theme=dark");
  fireEvent.click(screen.getByRole("radio", { name: "System" }));
  expect(document.documentElement.dataset["theme"]).toBeUndefined();
  expect(document.cookie).toContain("theme=system");
});
