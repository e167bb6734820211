// Writes public/clear-signing/ from abis/ and the deployments' addresses: npm run clear-signing. With --check, compares instead and fails on any difference.
import { differing, write } from "./clear-signing/files";

if (process.argv.includes("--check")) {
  const changed = differing();
  if (changed.length > 0) {
    console.error(`Not what abis/ and the addresses give: ${changed.join(", ")}. Run \`npm run clear-signing\` and commit the result.`);
    process.exitCode = 1;
  }
} else {
  write();
}
