import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { fluxArtifacts } from "../../world/external/flux-artifacts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const layoutSchema = z.object({
  storage: z.array(z.object({ label: z.string(), slot: z.string(), type: z.string() })),
  types: z
    .record(
      z.string(),
      z.object({
        encoding: z.string(),
        numberOfBytes: z.string(),
        key: z.string().optional(),
        value: z.string().optional(),
      }),
    )
    .nullish(),
});

/** A variable of a contract: where it lies, how many slots it or each value of a mapping takes, and how many keys lead there. */
export type Variable = { readonly label: string; readonly slot: bigint; readonly size: bigint; readonly keys: number };

function variables(raw: unknown): Variable[] {
  const { storage, types } = layoutSchema.parse(raw);
  const keysOf = (type: string): number => {
    const value = types?.[type]?.value;
    return types?.[type]?.encoding === "mapping" && value !== undefined ? 1 + keysOf(value) : 0;
  };
  const valueOf = (type: string): string => {
    const value = types?.[type]?.value;
    return keysOf(type) === 0 || value === undefined ? type : valueOf(value);
  };
  return storage.map(({ label, slot, type }) => ({
    label,
    slot: BigInt(slot),
    size: (BigInt(types?.[valueOf(type)]?.numberOfBytes ?? 32) + 31n) / 32n,
    keys: keysOf(type),
  }));
}

/** The layout that forge gives for one of our contracts. A build folder of its own: inspecting thins out artifacts. */
export function forgeLayout(contract: string): Variable[] {
  const build = ["--out", `${root}.cache/layout/out`, "--cache-path", `${root}.cache/layout/cache`];
  const args = [`${root}scripts/foundry.mjs`, "forge", "inspect", contract, "storage-layout", "--json", ...build];
  const output = execFileSync(process.execPath, args, { cwd: `${root}contracts`, encoding: "utf8", maxBuffer: 2 ** 26 });
  return variables(JSON.parse(output));
}

export function chainlinkLayout(contract: "FluxAggregator" | "EACAggregatorProxy"): Variable[] {
  return variables(fluxArtifacts()[contract].storageLayout);
}

const at = (label: string, slot: number | bigint, keys = 0): Variable => ({ label, slot: BigInt(slot), size: 1n, keys });

/** keccak256("org.zeppelinos.proxy.implementation"), where FiatToken's proxy keeps what it delegates to. */
export const fiatTokenImplementationSlot = "0x7050c9e0f4ca769c69bd3a8ef740bc37934f8e2c036e5a723fd8ee048ed3f8c3";

/** FiatToken v2.2 and its proxy. The package holds no layout; the order is that of the sources' declarations. */
export const fiatTokenLayout: readonly Variable[] = [
  at("owner", 0),
  at("pauser, paused", 1),
  at("blacklister", 2),
  at("name", 4),
  at("masterMinter, initialized", 8),
  at("balanceAndBlacklistStates", 9, 1),
  at("allowed", 10, 2),
  at("totalSupply", 11),
  at("minters", 12, 1),
  at("minterAllowed", 13, 1),
  at("rescuer", 14),
  at("DOMAIN_SEPARATOR (deprecated)", 15),
  at("authorizationStates", 16, 2),
  at("permitNonces", 17, 1),
  at("initializedVersion", 18),
  at("proxy admin", 0x10d6a54a4754c8869d6886b5f5d7fbfa5b4522237ea5c60d11bc4e7a1ff9390bn),
  at("proxy implementation", BigInt(fiatTokenImplementationSlot)),
];
