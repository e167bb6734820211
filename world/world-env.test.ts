import { describe, expect, it } from "vitest";
import { parseWorldEnv } from "./world-env";

describe("parseWorldEnv", () => {
  it("is a year, second by second, when nothing is said", () => {
    expect(parseWorldEnv({ WORLD_SIZE: " ", PATH: "/bin" })).toEqual({ WORLD_SIZE: "demo", WORLD_PACE: 1 });
  });

  it("takes what is said", () => {
    expect(parseWorldEnv({ WORLD_SIZE: "tiny", WORLD_PACE: "60" })).toEqual({ WORLD_SIZE: "tiny", WORLD_PACE: 60 });
  });

  it("says everything that is wrong, in sentences", () => {
    const read = () => parseWorldEnv({ WORLD_SIZE: "huge", WORLD_PACE: "0.5" });
    expect(read).toThrow('WORLD_SIZE must be demo or tiny, but it is "huge".\nWORLD_PACE must be a whole number from 1 to 3600, but it is "0.5".');
    for (const pace of ["0", "3601", "fast", "-1"]) expect(() => parseWorldEnv({ WORLD_PACE: pace })).toThrow("WORLD_PACE must be");
  });
});
