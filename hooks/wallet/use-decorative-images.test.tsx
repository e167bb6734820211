import { cleanup, render, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { useDecorativeImages } from "./use-decorative-images";

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

function Hiding() {
  useDecorativeImages();
  return null;
}

function add(html: string): Element {
  const holder = document.createElement("div");
  holder.innerHTML = html;
  document.body.append(holder);
  return holder;
}

const hidden = (holder: Element) => [...holder.querySelectorAll('[role="img"]')].map((picture) => picture.getAttribute("aria-hidden"));

it("hides pictures without a name, those that come later too, and no others", async () => {
  const early = add('<div data-rk><button><i role="img"></i>Wallet</button><i role="img" aria-label="Code"></i></div>');
  const ours = add('<i role="img"></i>');
  render(<Hiding />);
  expect(hidden(early)).toEqual(["true", null]);
  const late = add('<div data-rk><i role="img"></i></div>');
  await waitFor(() => { expect(hidden(late)).toEqual(["true"]); });
  expect(hidden(ours)).toEqual([null]);
});
