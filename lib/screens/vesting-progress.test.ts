import { expect, it } from "vitest";
import { noon, protocolView } from "./testing/views";
import { vestingProgress } from "./vesting-progress";

const week = 604_800n;
const view = protocolView({ staking: { vestingAmount: 700n, vestingStart: noon, vestingEnd: noon + week } });

it("follows the line from start to end", () => {
  expect(vestingProgress(view, noon - 10n)).toMatchObject({ unvested: 700n, passed: 0 });
  expect(vestingProgress(view, noon + week / 7n)).toEqual({ unvested: 600n, start: noon, end: noon + week, passed: 1 / 7 });
  expect(vestingProgress(view, noon + week)).toBeNull();
  expect(vestingProgress(protocolView(), noon)).toBeNull();
});
