import type { Answer } from "../../../world/testing/programmable-wallet";

/** A person before one request of their wallet, who answers when the test says so. */
export type Person = {
  readonly answer: Answer;
  readonly confirms: () => void;
  readonly declines: () => void;
};

export function person(): Person {
  const events = new EventTarget();
  const after = new Promise<void>((resolve, reject) => {
    events.addEventListener("confirms", () => resolve());
    events.addEventListener("declines", () => reject(Object.assign(new Error("The person declined."), { code: 4001 })));
  });
  return {
    answer: { after },
    confirms: () => events.dispatchEvent(new Event("confirms")),
    declines: () => events.dispatchEvent(new Event("declines")),
  };
}
