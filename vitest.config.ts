import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const never = ["**/node_modules/**", "**/.next*/**", ".cache/**", ".local/**", "contracts/{out,cache,test}/**", "e2e/**"];

/**
 * Four projects, told apart by file name alone:
 *   unit   *.test.ts         node, no network
 *   dom    *.test.tsx        happy-dom, components and hooks
 *   chain  *.chain.test.ts   node, on a real local chain that the test starts or receives
 *   long   *.long.chain.test.ts   as chain, for what takes minutes
 * `vitest run --project unit --project dom` is the quick half.
 */
export default defineConfig({
  resolve: {
    alias: {
      "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
      // Outside Next's bundler the marker module has no "react-server" variant and would throw.
      "server-only": fileURLToPath(new URL("node_modules/next/dist/compiled/server-only/empty.js", import.meta.url)),
    },
  },
  // tsconfig keeps JSX for Next; the tests compile it themselves.
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    restoreMocks: true,
    unstubGlobals: true,
    // For a machine that does something else at the same time: a test that is right must not fail there.
    testTimeout: 30_000,
    // Vitest leaves one core to itself, of two too: but tests that start processes mostly wait for them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: { name: "unit", environment: "node", include: ["**/*.test.ts"], exclude: [...never, "**/*.chain.test.ts"] },
      },
      {
        extends: true,
        test: { name: "dom", environment: "happy-dom", include: ["**/*.test.tsx"], exclude: never, setupFiles: ["scripts/tests/setup-dom.ts"] },
      },
      {
        extends: true,
        test: {
          name: "chain",
          environment: "node",
          include: ["**/*.chain.test.ts"],
          exclude: [...never, "**/*.long.chain.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: "long",
          environment: "node",
          include: ["**/*.long.chain.test.ts"],
          exclude: never,
          testTimeout: 120_000,
          hookTimeout: 900_000,
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["lib/**/*.ts"],
      // Patterns match anywhere in a path, so other folders named lib are taken out by hand.
      exclude: ["lib/**/*.test.ts", "lib/**/*.generated.ts", "lib/**/testing/**", "contracts/**", "scripts/**"],
      reporter: ["text-summary", "json-summary", "lcov"],
      thresholds: { "lib/**/*.ts": { lines: 95, branches: 95 } },
    },
  },
});
