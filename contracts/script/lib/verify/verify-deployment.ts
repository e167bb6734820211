import { type Check, holds, type VerifyContext } from "./check";
import { codeChecks, hiddenLinkChecks } from "./code";
import { linkChecks } from "./links";
import { roleChecks } from "./roles";
import { seedChecks, settingChecks } from "./settings";

/** Compares a deployment with its specification: code, links, roles and delays, caps and settings, seeds. */
export async function verifyDeployment(context: VerifyContext): Promise<Check[]> {
  const groups = await Promise.all([
    codeChecks(context),
    linkChecks(context),
    hiddenLinkChecks(context),
    roleChecks(context),
    settingChecks(context),
    seedChecks(context),
  ]);
  return groups.flat();
}

export class DeploymentMismatchError extends Error {
  override readonly name = "DeploymentMismatchError";
  constructor(readonly failed: readonly Check[]) {
    const lines = failed.map(({ name, expected, found }) => `- ${name}: expected ${expected}, found ${found}`);
    super(`The deployment differs from its specification in ${failed.length} points:\n${lines.join("\n")}`);
  }
}

/** Throws DeploymentMismatchError with the list of everything that differs. */
export function requireAll(checks: readonly Check[]): void {
  const failed = checks.filter((check) => !holds(check));
  if (failed.length > 0) throw new DeploymentMismatchError(failed);
}

/** The checks as a table of plain text, one to a line. */
export function checkTable(checks: readonly Check[]): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks.map((check) => `${holds(check) ? "ok  " : "FAIL"}  ${check.name.padEnd(width)}  ${check.found}`).join("\n");
}
