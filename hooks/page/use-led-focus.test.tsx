import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useLedFocus } from "./use-led-focus";

const place = vi.hoisted(() => ({ path: "/stake", search: "" }));
vi.mock("next/navigation", () => ({ usePathname: () => place.path, useSearchParams: () => new URLSearchParams(place.search) }));

function Page({ tabs = true }: { tabs?: boolean }) {
  useLedFocus();
  const isFirst = place.search === "";
  return (
    <>
      <a href="/elsewhere">header</a>
      <main tabIndex={-1}>
        {tabs && <button role="tab" aria-selected={isFirst}>first</button>}
        {tabs && <button role="tab" aria-selected={!isFirst}>second</button>}
        {isFirst && <a href="?tab=second">lead</a>}
      </main>
    </>
  );
}

beforeEach(() => { Object.assign(place, { path: "/stake", search: "" }); });
afterEach(cleanup);

const focused = () => document.activeElement;

it("goes to the tab that a link opened, which went with its tab", () => {
  const { getByText, rerender } = render(<Page />);
  expect(focused()).toBe(document.body);
  getByText("lead").focus();
  place.search = "tab=second";
  rerender(<Page />);
  expect(focused()).toBe(getByText("second"));
});

it("goes to the content of another page, and of one without tabs", () => {
  const { getByRole, getByText, rerender } = render(<Page />);
  getByText("lead").focus();
  Object.assign(place, { path: "/mint", search: "tab=redeem" });
  rerender(<Page />);
  expect(focused()).toBe(getByRole("main"));
  getByRole("main").blur();
  place.search = "";
  rerender(<Page tabs={false} />);
  expect(focused()).toBe(getByRole("main"));
});

it("leaves a focus alone that is somewhere, and one that nobody led anywhere", () => {
  const { getByText, rerender } = render(<Page />);
  getByText("header").focus();
  place.search = "tab=second";
  rerender(<Page />);
  expect(focused()).toBe(getByText("header"));
  getByText("header").blur();
  rerender(<Page />);
  expect(focused()).toBe(document.body);
});
