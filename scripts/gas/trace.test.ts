import { expect, it } from "vitest";
import { directCalls, type Step } from "./trace";

const [proxy, other] = [0xaan, 0xbbn].map((address) => `0x${address.toString(16).padStart(40, "0")}`);
/** The address is a call's second operand, from the end of the stack. */
const calling = (op: string, depth: number, gas: number, to = ""): Step => ({ op, depth, gas, stack: [to, "0x0"] });
const step = (depth: number, gas: number): Step => ({ op: "ADD", depth, gas, stack: [] });

it("tells what each call cost with all below it, and not what is called there", () => {
  const steps = [step(1, 100), calling("CALL", 1, 90, other), calling("STATICCALL", 2, 80, proxy), step(3, 70), step(2, 60), step(1, 50), calling("STATICCALL", 1, 40, proxy), step(1, 10)];
  expect(directCalls(steps)).toEqual([
    { contract: other, gas: 40 },
    { contract: proxy, gas: 30 },
  ]);
});

it("takes the code that a contract borrows for its own, however deep", () => {
  const borrowed = [calling("DELEGATECALL", 2, 90, proxy), calling("CALL", 3, 80, other), step(4, 70), step(3, 60), step(2, 50), calling("CALL", 2, 40, proxy), step(3, 30), step(2, 20)];
  const steps = [calling("DELEGATECALL", 1, 100, proxy), ...borrowed, step(1, 10), calling("CALL", 1, 9, other), step(2, 8), step(1, 3)];
  expect(directCalls(steps)).toEqual([
    { contract: other, gas: 20 },
    { contract: proxy, gas: 20 },
    { contract: other, gas: 6 },
  ]);
});
