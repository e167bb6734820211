import js from "@eslint/js";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import { house } from "./scripts/lint/plugin.mjs";
import * as syntax from "./scripts/lint/syntax.mjs";

const IGNORED = [
  ...[".next*/", ".local/", "**/.ponder/", ".cache/", "coverage/", "test-results/", "playwright-report/", "next-env.d.ts"],
  "**/ponder-env.d.ts",
  ...["contracts/out/", "contracts/cache/", "contracts/node_modules"],
];
const SCRIPTS = ["**/*.{js,mjs,cjs}", "contracts/tools/solc"];
const NODE_GLOBALS = [
  ...["process", "console", "fetch", "performance", "URL", "AbortSignal", "AbortController", "Buffer", "TextDecoder"],
  ...["setTimeout", "clearTimeout", "setInterval", "clearInterval"],
];
const PRODUCT = ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "hooks/**/*.{ts,tsx}", "lib/**/*.ts"];
const RESTRICTED = [syntax.ENVIRONMENT, syntax.LITERAL_TEXT, syntax.LITERAL_ATTRIBUTE, syntax.EFFECT_OF_IMPORT, syntax.LATE_COMPONENT];
const UNITS = [syntax.POWER_OF_TEN, syntax.SCALE_OF_A_TOKEN];
const TESTS = ["**/*.test.{ts,tsx}", "e2e/**/*.ts"];

export default defineConfig(
  globalIgnores(IGNORED),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    plugins: { house },
    rules: { "house/explained-disable": "error", "max-lines": ["error", 350], eqeqeq: "error" },
  },
  {
    files: SCRIPTS,
    languageOptions: { globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, "readonly"])) },
    rules: { "no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_" }] },
  },
  {
    files: ["contracts/tools/solc", "stubs/**/*.js"],
    languageOptions: { sourceType: "commonjs", globals: { __filename: "readonly" } },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX },
    settings: {
      ...importX.flatConfigs.typescript.settings,
      "import-x/resolver-next": [createTypeScriptImportResolver({ project: `${import.meta.dirname}/tsconfig.json` })],
    },
    rules: {
      "house/import-rule": "error",
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true }],
      "@typescript-eslint/consistent-type-imports": "error",
      // Numbers and bigints read the same in text as in code; everything else is converted by hand.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // Written out, they tell the reader what the library expects.
      "@typescript-eslint/no-unnecessary-type-arguments": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "hooks/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat["recommended-latest"]],
  },
  {
    files: PRODUCT,
    ignores: ["components/ui/page-link.tsx"],
    rules: { "no-restricted-imports": ["error", { name: "next/link", message: "Links within the site are PageLinks (components/ui/page-link.tsx)." }] },
  },
  {
    files: PRODUCT,
    ignores: [...TESTS, "lib/env/**", "hooks/**"],
    rules: { "no-restricted-syntax": ["error", ...RESTRICTED, syntax.EFFECT_MEMBERS] },
  },
  {
    files: ["hooks/**/*.{ts,tsx}"],
    ignores: TESTS,
    rules: { "no-restricted-syntax": ["error", ...RESTRICTED, ...UNITS] },
  },
  {
    // Screens and what decides them. The money library and the contracts' mirrors are where the scales live.
    files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/{charts,errors,format,screens}/**/*.ts"],
    ignores: [...TESTS, "**/testing/**"],
    rules: { "no-restricted-syntax": ["error", ...RESTRICTED, syntax.EFFECT_MEMBERS, ...UNITS] },
  },
  {
    files: TESTS,
    rules: { "no-restricted-syntax": ["error", syntax.FIXED_SLEEP, syntax.FOCUSED_TEST, syntax.SKIPPED_TEST] },
  },
);
