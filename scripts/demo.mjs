// npm run demo: the whole product on this machine, from a bare clone. Needs Node, npm and the package registry.
import "./lib/check-node.mjs";

const { demo } = await import("./lib/demo.mjs");
await demo();
