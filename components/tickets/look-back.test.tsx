import { cleanup, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it, vi } from "vitest";
import english from "@/messages/en.json";
import { LookBack } from "./look-back";

const at = (onPress: (() => void) | undefined) => (
  <NextIntlClientProvider locale="en" messages={english} timeZone="UTC">
    <LookBack activity={{ looking: false, failed: false }} onPress={onPress} />
  </NextIntlClientProvider>
);

afterEach(cleanup);

it("keeps the focus in its place when the last press leaves nothing to look at", () => {
  const { rerender } = render(at(vi.fn()));
  const button = screen.getByRole("button", { name: "Look further back" });
  const place = button.closest("[tabindex]");
  button.focus();
  rerender(at(undefined));
  expect(screen.queryByRole("button")).toBeNull();
  expect(document.activeElement).toBe(place);
});
