// Runs a Foundry tool from its native npm package: node scripts/foundry.mjs forge test
// The packages' own wrapper always exits 0, which would make a failing test look green (foundry#14781).
import { spawn } from "node:child_process";
import { createRequire } from "node:module";

const [tool, ...args] = process.argv.slice(2);
const cpu = process.arch === "x64" ? "amd64" : process.arch;
const extension = process.platform === "win32" ? ".exe" : "";
const binary = createRequire(import.meta.url).resolve(`@foundry-rs/${tool}-${process.platform}-${cpu}/bin/${tool}${extension}`);
const child = spawn(binary, args, { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
