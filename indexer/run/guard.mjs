// Runs Ponder so that it never outlives the process that wanted it, not even when that one is killed by SIGKILL: this guard's
// standard input is a pipe that only the parent holds, and a pipe ends when its holder dies. Arguments: those of Ponder.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const killAfterMs = 5_000;
const ponder = fileURLToPath(new URL("bin/ponder.js", import.meta.resolve("ponder")));
const child = spawn(process.execPath, [ponder, ...process.argv.slice(2)], { stdio: ["ignore", "inherit", "inherit"] });

function stop() {
  child.kill("SIGTERM");
  setTimeout(() => child.kill("SIGKILL"), killAfterMs).unref();
}

process.stdin.on("end", stop).on("error", stop).resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);

child.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
