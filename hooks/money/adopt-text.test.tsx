import { act } from "@testing-library/react";
import { useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { adoptText } from "./adopt-text";

function Field() {
  const [text, setText] = useState("");
  return (
    <label>
      <input ref={adoptText(setText)} value={text} onChange={(event) => setText(event.target.value)} />
      <output>{text}</output>
    </label>
  );
}

it("takes over what was typed before hydration", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const container = document.createElement("div");
  container.innerHTML = renderToString(<Field />);
  const field = container.querySelector("input");
  const output = () => container.querySelector("output")?.textContent;
  if (field === null) throw new Error("The field is missing.");
  field.value = "321";
  const root = await act(() => hydrateRoot(container, <Field />));
  expect(field.value).toBe("321");
  expect(output()).toBe("321");
  act(() => root.unmount());
});

it("calls nobody where nothing was typed", () => {
  const onText = vi.fn();
  const field = document.createElement("input");
  adoptText(onText)(field);
  adoptText(onText)(null);
  expect(onText).not.toHaveBeenCalled();
});
