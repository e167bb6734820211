// Runs before anything else is loaded, so it uses only what every Node with modules has.
import { readFileSync } from "fs";

const { engines } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const [major, minor] = /([0-9]+)\.([0-9]+)/.exec(engines.node).slice(1).map(Number);
const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  console.error(`This needs Node ${major}.${minor} or newer, and this is Node ${process.versions.node}: install a newer one from nodejs.org.`);
  process.exit(1);
}
