// npm run measure: script, transfer, fonts and round trips of every page, on the HTML that is really served.
import "./lib/check-node.mjs";

const { main } = await import("./lib/measure/main.mjs");
await main(process.argv.slice(2));
