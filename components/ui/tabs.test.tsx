import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Tabs } from "./tabs";

type Id = "mint" | "redeem";

function Example({ href }: { href?: boolean }) {
  const [value, setValue] = useState<Id>("mint");
  const tab = (id: Id, label: string) => ({ id, label, panel: <p>{`${label} here`}</p>, ...(href ? { href: `?tab=${id}` } : {}) });
  return <Tabs label="What to do" value={value} onChange={setValue} tabs={[tab("mint", "Mint"), tab("redeem", "Redeem")]} />;
}

beforeEach(() => {
  render(<Example />);
});
afterEach(cleanup);

const tab = (name: string) => screen.getByRole("tab", { name });

it("shows the panel of the selected tab only, and names it after the tab", () => {
  expect(screen.getByRole("tablist", { name: "What to do" })).toBeDefined();
  expect(tab("Mint").getAttribute("aria-selected")).toBe("true");
  expect(screen.getByRole("tabpanel", { name: "Mint" }).textContent).toBe("Mint here");
  fireEvent.click(tab("Redeem"));
  expect(screen.getByRole("tabpanel", { name: "Redeem" }).textContent).toBe("Redeem here");
});

it("is one stop of the tab key, moved by the arrows, and the focus goes along", () => {
  expect([tab("Mint").tabIndex, tab("Redeem").tabIndex]).toEqual([0, -1]);
  fireEvent.keyDown(tab("Mint"), { key: "ArrowRight" });
  expect([tab("Mint").tabIndex, tab("Redeem").tabIndex]).toEqual([-1, 0]);
  expect(document.activeElement).toBe(tab("Redeem"));
  fireEvent.keyDown(tab("Redeem"), { key: "ArrowRight" });
  expect(document.activeElement).toBe(tab("Mint"));
});

it("can be links, which a plain click does not follow", () => {
  cleanup();
  render(<Example href />);
  expect(tab("Redeem").getAttribute("href")).toBe("?tab=redeem");
  const followed = fireEvent.click(tab("Redeem"));
  expect(followed).toBe(false);
  expect(tab("Redeem").getAttribute("aria-selected")).toBe("true");
  expect(fireEvent.click(tab("Mint"), { ctrlKey: true })).toBe(true);
  expect(tab("Redeem").getAttribute("aria-selected")).toBe("true");
});
