// npm test: everything that must pass before landing. npm run test:unit and its like run parts of it.
// Needs Node, npm and the package registry; installs the rest.
import "./lib/check-node.mjs";

const { main } = await import("./lib/test/main.mjs");
await main(process.argv.slice(2));
