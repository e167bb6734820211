// Writes abis/ from the contracts' build: npm run abis. With --check, compares instead and fails on any difference.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { keccak256 } from "viem";
import { contractAbi, contractBuild } from "../contracts/script/lib/build";
import { maskedCode } from "../lib/chain/masked-code";
import { abiModule, callable, type CodeOfBuild, codeModule, header, unionOfErrors, without, withParts } from "./abis/format";

const directory = fileURLToPath(new URL("../abis/", import.meta.url));

const contracts = [
  { contract: "AccessManager", file: "access-manager", exportName: "accessManagerAbi" },
  { contract: "AID", file: "aid", exportName: "aidAbi" },
  { contract: "ExitTicket", file: "exit-ticket", exportName: "exitTicketAbi" },
  { contract: "Identity", file: "identity", exportName: "identityAbi" },
  { contract: "Issuer", file: "issuer", exportName: "issuerAbi" },
  { contract: "Lens", file: "lens", exportName: "lensAbi" },
  { contract: "Router", file: "router", exportName: "routerAbi" },
  { contract: "StakedAID", file: "staked-aid", exportName: "stakedAidAbi" },
  { contract: "Treasury", file: "treasury", exportName: "treasuryAbi" },
] as const;

/**
 * What no page needs that shows neither titles nor deals. A deal runs its parts in its own name: what they refuse and what
 * they report is the deal's.
 */
const creditContracts: readonly { contract: string; file: string; exportName: string; parts?: readonly string[] }[] = [
  { contract: "Appraisals", file: "appraisals", exportName: "appraisalsAbi" },
  { contract: "Attestations", file: "attestations", exportName: "attestationsAbi" },
  { contract: "CollateralAuction", file: "collateral-auction", exportName: "collateralAuctionAbi" },
  { contract: "Deal", file: "deal", exportName: "dealAbi", parts: ["DealDraw", "DealServicing", "DealLedger"] },
  { contract: "DealFactory", file: "deal-factory", exportName: "dealFactoryAbi" },
  { contract: "DealLens", file: "deal-lens", exportName: "dealLensAbi" },
  { contract: "GpuTitle", file: "gpu-title", exportName: "gpuTitleAbi" },
  { contract: "JuniorToken", file: "junior-token", exportName: "juniorTokenAbi" },
  { contract: "SeniorPositions", file: "senior-positions", exportName: "seniorPositionsAbi" },
  { contract: "Telemetry", file: "telemetry", exportName: "telemetryAbi" },
];

/** Of these only the code is compared. */
const codeOnly = ["DealDraw", "DealLedger", "DealServicing", "TitleMetadata"];

/** Modules of abis/ that are written by hand. */
const handwritten = ["uniswap", "usdc"];

function generate(): Map<string, string> {
  const files = new Map<string, string>();
  for (const { contract, file, exportName } of contracts) {
    files.set(`${file}.ts`, abiModule(exportName, callable(contractAbi(contract))));
  }
  const errors = unionOfErrors(contracts.map(({ contract }) => contractAbi(contract)));
  files.set("errors.ts", abiModule("errorsAbi", errors));
  for (const { contract, file, exportName, parts = [] } of creditContracts) {
    files.set(`${file}.ts`, abiModule(exportName, callable(withParts(contractAbi(contract), parts.map(contractAbi)))));
  }
  const creditErrors = unionOfErrors([...creditContracts, ...codeOnly.map((contract) => ({ contract }))].map(({ contract }) => contractAbi(contract)));
  files.set("credit-errors.ts", abiModule("creditErrorsAbi", without(creditErrors, errors)));
  // Not in the index: what reads the chain's interfaces in a browser has no use for it.
  const ours = [...contracts, ...creditContracts].map(({ contract }) => contract);
  files.set("code.ts", codeModule([...ours, ...codeOnly].map(codeOf)));
  files.set("index.ts", indexOf([...contracts.map(({ file }) => file), "errors", ...handwritten]));
  files.set("credit.ts", indexOf([...creditContracts.map(({ file }) => file), "credit-errors"]));
  return files;
}

function indexOf(modules: readonly string[]): string {
  return header + modules.toSorted().map((module) => `export * from "./${module}";\n`).join("");
}

function codeOf(contract: string): CodeOfBuild {
  const { runtime, immutables } = contractBuild(contract);
  return { contract, hash: keccak256(maskedCode(runtime, immutables)), immutables };
}

function differing(files: ReadonlyMap<string, string>): string[] {
  const committed = (file: string): string => (existsSync(directory + file) ? readFileSync(directory + file, "utf8") : "");
  return [...files].filter(([file, content]) => committed(file) !== content).map(([file]) => `abis/${file}`);
}

const files = generate();
const changed = differing(files);
if (process.argv.includes("--check")) {
  if (changed.length > 0) {
    console.error(`Not what the contracts' build gives: ${changed.join(", ")}. Run \`npm run abis\` and commit the result.`);
    process.exitCode = 1;
  } else {
    console.log(`abis/ is what the contracts' build gives (${files.size} files).`);
  }
} else {
  for (const [file, content] of files) writeFileSync(directory + file, content);
  console.log(changed.length > 0 ? `Written: ${changed.join(", ")}` : "abis/ is up to date.");
}
