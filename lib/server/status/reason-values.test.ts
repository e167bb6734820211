import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import messages from "../../../messages/en.json";
import { statusValues } from "./reason-values";
import { statusCodes } from "./reasons";

const t = createTranslator({ locale: "en", messages, namespace: "status" });

it("gives every sentence its figures, from the constants of the contracts", () => {
  const values = statusValues({ contracts: ["Lens", "AID"], functions: ["Issuer.pause", "Issuer.setCaps"], locale: "en" });
  const sentences = statusCodes.map((code) => t(code, values));
  expect(sentences).toContain("The USDC/USD feed is older than 26 hours; minting is closed.");
  expect(sentences).toContain("USDC is below 0.995 USD; minting is closed.");
  expect(sentences).toContain("There is no code at the address of: Lens, AID.");
  expect(sentences).toContain("The code is not what this repository builds: Lens, AID.");
  expect(sentences).toContain("Anybody may call what only a role should: Issuer.pause, Issuer.setCaps.");
  for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|^status\./);
});
