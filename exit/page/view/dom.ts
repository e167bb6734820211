/** The element with this id. Throws where the page's own HTML lacks it: no part of it is optional. */
export function part<E extends HTMLElement>(id: string, type: abstract new () => E): E {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`The page has no ${id}.`);
  return element;
}

/** Puts text into an element; an element that says it already is left alone, so that nothing is read out twice. */
export function say(id: string, text: string): void {
  const element = part(id, HTMLElement);
  if (element.textContent !== text) element.textContent = text;
}

export function show(id: string, isShown: boolean): void {
  part(id, HTMLElement).hidden = !isShown;
}

/**
 * Fills an element anew, but only when what it depends on has changed: focus stays where it is, also on something that is drawn
 * anew under the name that it had (`data-name`).
 */
export function fill(id: string, key: string, content: () => readonly Node[]): void {
  const element = part(id, HTMLElement);
  if (element.dataset["key"] === key) return;
  element.dataset["key"] = key;
  const { activeElement } = document;
  const name = activeElement instanceof HTMLElement && element.contains(activeElement) ? activeElement.dataset["name"] : undefined;
  element.replaceChildren(...content());
  if (name === undefined) return;
  const again = [...element.querySelectorAll<HTMLElement>("[data-name]")].find((one) => one.dataset["name"] === name);
  again?.focus({ preventScroll: true });
}

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  className = "",
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  if (className !== "") element.className = className;
  return element;
}

export function button(label: string, press: () => void): HTMLButtonElement {
  const element = make("button", label);
  element.type = "button";
  element.addEventListener("click", press);
  return element;
}

/** A button that cannot be pressed keeps its focus and says why. */
export function enable(element: HTMLButtonElement, isEnabled: boolean): void {
  element.setAttribute("aria-disabled", String(!isEnabled));
}

/** Terms and what is said about them, in their order. */
export function pairs(rows: readonly (readonly [term: string, text: string])[]): readonly Node[] {
  return rows.map(([term, text]) => {
    const row = document.createElement("div");
    row.append(make("dt", term), make("dd", text));
    return row;
  });
}

/** Shows lines in a frame, or nothing where there are none. */
export function fillBox(id: string, lines: readonly string[]): void {
  fill(id, lines.join("\n"), () => {
    if (lines.length === 0) return [];
    const box = make("div", "", "box bad");
    box.append(...lines.map((line) => make("p", line)));
    return [box];
  });
}
