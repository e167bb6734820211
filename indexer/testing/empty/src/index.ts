import { ponder } from "ponder:registry";

type Name = Parameters<typeof ponder.on>[0];

/** The one handler. */
const nothing = (): undefined => undefined;

/** Those that the index has handlers for, told by whoever compares it with this. */
const names = (process.env["HANDLED_EVENTS"] ?? "").split(",") as Name[];
for (const name of names) ponder.on(name, nothing);
