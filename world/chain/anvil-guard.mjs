// Runs anvil so that it never outlives the process that wanted it, not even when that one is killed by SIGKILL:
// this guard's standard input is a pipe that only the parent holds, and a pipe ends when its holder dies.
// Arguments: the anvil binary, the folder anvil keeps old states in, then anvil's own arguments.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

const [binary, cacheDirectory, ...args] = process.argv.slice(2);
const killAfterMs = 2_000;
const anvil = spawn(binary, [...args, "--cache-path", cacheDirectory], { stdio: ["ignore", "inherit", "inherit"] });

function stop() {
  anvil.kill("SIGTERM");
  setTimeout(() => anvil.kill("SIGKILL"), killAfterMs).unref();
}

process.stdin.on("end", stop).on("error", stop).resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);

anvil.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
anvil.on("exit", (code, signal) => {
  rmSync(cacheDirectory, { recursive: true, force: true });
  process.exit(code ?? (signal === null ? 0 : 1));
});
