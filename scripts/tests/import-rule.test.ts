import { ESLint } from "eslint";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";

// The first finding of cycles reads the whole product.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL("../..", import.meta.url));

// The seeds are not files on disk, so what needs types or the file system is off; the rules under test need neither.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false, project: false, program: null } },
    linterOptions: { reportUnusedDisableDirectives: "off" },
  },
  ruleFilter: ({ ruleId }) => UNDER_TEST.has(ruleId),
});
const UNDER_TEST = new Set([
  "house/import-rule",
  "house/explained-disable",
  "no-restricted-syntax",
  "max-lines",
  "eqeqeq",
  "import-x/no-cycle",
  "@typescript-eslint/no-explicit-any",
  "@typescript-eslint/no-non-null-assertion",
  "@typescript-eslint/ban-ts-comment",
  "@typescript-eslint/consistent-type-imports",
  "react-hooks/rules-of-hooks",
]);

/** Lints text as if it were the file, and returns "rule: message" of each finding. */
async function findings(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: `${root}${file}` });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? "parser"}: ${message}`);
}

/** [what the seed breaks, file, text, what the message must say] */
type Seed = readonly [broken: string, file: string, text: string, message: string];

const ORDER = "(abis ← lib ← hooks ← components ← app): move what both need down, or pass it in as an argument or a property.";

const layers: Seed[] = [
  ["abis importing lib", "abis/seed.ts", 'import "../lib/money";', `abis must not import lib ${ORDER}`],
  ["lib importing hooks", "lib/money/seed.ts", 'import "../../hooks/read";', `lib must not import hooks ${ORDER}`],
  ["lib importing components", "lib/money/seed.ts", 'export * from "../../components/ui";', `lib must not import components ${ORDER}`],
  ["hooks importing components", "hooks/read/seed.ts", 'import "@/components/ui/button";', `hooks must not import components ${ORDER}`],
  ["components importing app", "components/mint/seed.tsx", 'export { x } from "@/app/fonts";', `components must not import app ${ORDER}`],
  ["a lazy import the wrong way", "hooks/read/seed.ts", 'void import("@/components/mint/form");', `hooks must not import components ${ORDER}`],
  ["a type the wrong way", "hooks/read/seed.ts", 'import type { X } from "@/components/mint/form";', `hooks must not import components ${ORDER}`],
  ["the product importing the world", "app/api/local/seed.ts", 'import "@/world/main";', "The product does not import world/: move what both need to lib/."],
  ["the product importing a service", "lib/tx/seed.ts", 'import "../../services/keeper/run";', "The product does not import services/: move what both need to lib/."],
  ["a service importing hooks", "services/keeper/seed.ts", 'import "../../hooks/read";', "services/ may import abis and lib, not hooks: move what both need to lib/."],
  ["the world importing hooks", "world/seed.ts", 'import "../hooks/read";', "world/ may import abis and lib, not hooks: move what both need to lib/."],
];

const domains: Seed[] = [
  ["a domain importing another", "components/mint/seed.tsx", 'import "@/components/stake/form";', "components/mint must not import components/stake: domains do not know each other."],
  ["a domain importing another by path", "components/mint/seed.tsx", 'import "../stake/form";', "components/mint must not import components/stake: domains do not know each other."],
  ["a shared folder importing a domain", "components/money/seed.tsx", 'import "@/components/mint/form";', "components/money must not import components/mint: domains do not know each other."],
  ["ui importing queries", "components/ui/seed.tsx", 'import "@/lib/queries/protocol";', "components/ui knows no data: take what is shown as a property, or move this component to the folder of its domain."],
  ["ui importing a reading hook", "components/ui/seed.tsx", 'import "@/hooks/read/account";', "components/ui knows no data: take what is shown as a property, or move this component to the folder of its domain."],
  ["ui importing viem", "components/ui/seed.tsx", 'import "viem";', "components/ui knows no data: take what is shown as a property."],
];

const packages: Seed[] = [
  ["RainbowKit elsewhere", "components/mint/seed.tsx", 'import "@rainbow-me/rainbowkit";', "RainbowKit is loaded on the first click and lives in components/wallet only: use the components there."],
  ["RainbowKit elsewhere, lazily", "app/seed.tsx", 'void import("@rainbow-me/rainbowkit");', "RainbowKit is loaded on the first click and lives in components/wallet only: use the components there."],
  ["RainbowKit's part elsewhere", "hooks/seed.ts", 'import "@rainbow-me/rainbowkit/wallets";', "RainbowKit is loaded on the first click and lives in components/wallet only: use the components there."],
  ["Recharts elsewhere", "components/stake/seed.tsx", 'import "recharts";', "Recharts is loaded on the first interaction and lives in components/charts only: use a chart from there."],
  ["connectors elsewhere", "components/wallet/seed.tsx", 'import { injected } from "wagmi/connectors";', "wagmi's connectors live in lib/chain only: take the config from @/lib/chain."],
  ["a wagmi hook in a component", "components/mint/seed.tsx", 'import { useAccount } from "wagmi";', "wagmi is used in hooks/ only"],
  ["a wagmi hook beside the provider", "components/wallet/seed.tsx", 'import { WagmiProvider, useAccount } from "wagmi";', "useAccount of wagmi is used in hooks/ only: call a hook from @/hooks."],
  ["React in lib", "lib/money/seed.ts", 'import { useState } from "react";', "lib and abis run without React and Next"],
  ["Next in lib", "lib/queries/seed.ts", 'import { headers } from "next/headers";', "lib and abis run without React and Next"],
];

const effects: Seed[] = [
  ["useEffect in a component", "components/mint/seed.tsx", 'import { useEffect } from "react";', "useEffect is used in hooks/ only: derive the value, or write a hook in hooks/ that says what the effect is for."],
  ["useLayoutEffect under another name", "app/seed.tsx", 'import { useLayoutEffect as x } from "react";', "useLayoutEffect is used in hooks/ only"],
  ["React.useEffect", "components/mint/seed.tsx", "React.useEffect(() => undefined);", "Effects live in hooks/ only"],
  ["a hook called in a condition", "hooks/seed.ts", "export function useX(on: boolean) { if (on) useY(); }\nfunction useY() { return 1; }", 'React Hook "useY" is called conditionally'],
];

const paths: Seed[] = [
  ["an alias in lib", "lib/tx/seed.ts", 'import "@/lib/money";', 'lib/ is also loaded outside Next: import by relative path instead of "@/".'],
  ["an alias in a service", "services/keeper/seed.ts", 'import "@/lib/money";', 'services/ is also loaded outside Next: import by relative path instead of "@/".'],
  ["an alias in the world", "world/seed.ts", 'import "@/lib/money";', 'world/ is also loaded outside Next: import by relative path instead of "@/".'],
  ["a relative path out of components", "components/mint/seed.tsx", 'import "../../lib/money";', 'Leave components/ by alias: import "@/lib/money".'],
];

const code: Seed[] = [
  ["any", "lib/seed.ts", "export const x = (y: any) => y as string;", "Unexpected any."],
  ["non-null", "lib/seed.ts", "export const x = (y?: string) => y!;", "Forbidden non-null assertion."],
  ["@ts-expect-error", "lib/seed.ts", "// @ts-expect-error because of a long reason\nexport const x = 1;", 'Do not use "@ts-expect-error"'],
  ["@ts-ignore", "lib/seed.ts", "// @ts-ignore\nexport const x = 1;", '"@ts-ignore"'],
  ["a disabled rule without a reason", "lib/seed.ts", "// eslint-disable-next-line eqeqeq\nexport const x = 1 == 2;", "Say why the rule is off here"],
  ["something done by being imported", "hooks/read/seed.ts", "export const x = new Set<string>();\nx.add(\"y\");", "A module that does something by being imported is left out of the build"],
  ["a part of a page that is asked for once", "components/mint/seed.tsx", 'const X = dynamic(() => import("./x").then((module) => module.X));', "A component whose code does not arrive takes its page down"],
  ["a lazy part that is asked for once", "components/mint/seed.tsx", 'const X = lazy(() => import("./x"));', "A component whose code does not arrive takes its page down"],
  ["a file of 351 lines", "lib/seed.ts", "export {};\n".repeat(351), "File has too many lines (351). Maximum allowed is 350."],
  ["the environment outside lib/env", "lib/queries/seed.ts", "export const x = process.env.RPC_URLS;", "Read the environment through lib/env"],
  ["text that is not in the catalogue", "components/mint/seed.tsx", "export const X = () => <p>You receive</p>;", "Text for people comes from messages/"],
  ["a label that is not in the catalogue", "components/mint/seed.tsx", 'export const X = () => <input aria-label="You pay" />;', "Text for people comes from messages/"],
  ["a power of ten in a screen", "components/mint/seed.tsx", "export const x = (usdc: bigint) => usdc * 10n ** 12n;", "Units of tokens are lib/money's"],
  ["a token's scale in a screen's decisions", "lib/screens/seed.ts", "export const x = (whole: bigint) => whole * 1_000_000n;", "Units of tokens are lib/money's"],
  ["a fixed sleep in a test", "e2e/seed.spec.ts", "await page.waitForTimeout(1000);", "No test sleeps for a fixed time"],
  ["a focused test", "lib/seed.test.ts", 'it.only("x", () => undefined);', "A focused test hides all others"],
  ["a skipped test", "lib/seed.test.ts", 'it.skip("x", () => undefined);', "A test that does not run proves nothing"],
];

describe("the linter bites", () => {
  it.each([...layers, ...domains, ...packages, ...effects, ...paths, ...code])("%s", async (_broken, file, text, message) => {
    const found = await findings(file, text);
    expect(found.join("\n")).toContain(message);
    expect(found.join("\n")).not.toContain("parser:");
  });
});

const allowed: (readonly [file: string, text: string])[] = [
  ["app/page.tsx", 'import "@/components/mint/form";\nimport "@/lib/queries/protocol";\nimport "./fonts";'],
  ["components/mint/seed.tsx", 'import "@/components/ui/button";\nimport "@/hooks/tx/run";\nimport "./parts/field";\nexport const X = () => <p>AID</p>;'],
  ["components/wallet/seed.tsx", 'import { WagmiProvider } from "wagmi";\nexport const load = () => import("@rainbow-me/rainbowkit");'],
  ["components/mint/seed.tsx", 'const X = dynamic(() => keepLoading(() => import("./x").then((module) => module.X)), { ssr: false });'],
  ["lib/money/seed.ts", "export const x = 10n ** 18n;"],
  ["components/charts/seed.tsx", '"use client";\nexport const load = () => import("recharts");'],
  ["hooks/read/seed.ts", 'import { useEffect } from "react";\nimport { useAccount } from "wagmi";\nimport "@/lib/queries/protocol";'],
  ["lib/chain/seed.ts", 'import { injected } from "wagmi/connectors";\nimport { createConfig } from "wagmi";'],
  ["lib/tx/seed.ts", 'import "../money";\nimport "../../abis";\nimport { http } from "viem";'],
  ["lib/tx/seed.chain.test.ts", 'import "../../world/testing/local-world";'],
  ["services/keeper/seed.ts", 'import "../../lib/chain/addresses";\nimport "../../abis";'],
  ["world/seed.ts", 'import "../lib/chain/addresses";\nimport "../abis";'],
];

describe("the linter lets pass what is right", () => {
  it.each(allowed)("%s", async (file, text) => {
    expect(await findings(file, text)).toEqual([]);
  });
});

describe("the linter finds cycles", () => {
  it("between a file and one that imports it", async () => {
    // server.ts really imports variables.ts.
    const found = await findings("lib/env/variables.ts", 'export { serverEnv } from "./server";');
    expect(found.join("\n")).toContain("import-x/no-cycle: Dependency cycle detected");
  });
});
