import { buildApp } from "../scripts/lib/app.mjs";
import { buildContracts } from "../scripts/lib/contracts.mjs";

/** Builds what the tests run against, where something it is made of has changed. A build that is named is taken as it is. */
export default async function globalSetup(): Promise<void> {
  if (process.env["E2E_APP_FOLDER"] !== undefined) return;
  await buildContracts();
  const { folder } = await buildApp("local");
  process.env["E2E_APP_FOLDER"] = folder;
}
