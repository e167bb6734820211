import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Dialog } from "./dialog";

afterEach(cleanup);

const opened = () => {
  const onClose = vi.fn();
  const view = render(<Dialog title="A title" closeLabel="Close" onClose={onClose}>Words</Dialog>);
  return { onClose, dialog: screen.getByRole("dialog", { name: "A title" }), ...view };
};

it("is closed by Escape before the browser has closed it, and not by what is cancelled within it", () => {
  const { onClose, dialog } = opened();
  fireEvent(screen.getByText("Words"), new Event("cancel", { bubbles: true }));
  expect(onClose).not.toHaveBeenCalled();
  fireEvent(dialog, new Event("cancel"));
  expect(onClose).toHaveBeenCalledTimes(1);
});

it("says nothing any more once it is gone", () => {
  const { onClose, dialog, unmount } = opened();
  fireEvent(dialog, new Event("close"));
  expect(onClose).toHaveBeenCalledTimes(1);
  unmount();
  fireEvent(dialog, new Event("close"));
  expect(onClose).toHaveBeenCalledTimes(1);
});
