import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { serverSchema } from "../../lib/env/server";
import { renderEnvExample } from "../lib/render-env-example";

describe(".env.example", () => {
  const text = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");

  it("is what the schemas say (npm run env:example writes it)", () => {
    expect(text).toBe(renderEnvExample());
  });

  it("names every variable of the server once", () => {
    for (const name of Object.keys(serverSchema.shape)) {
      expect(text.split(`\n#${name}=`), name).toHaveLength(2);
    }
  });
});
