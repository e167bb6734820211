// Loaded into the app's server by whoever starts it (node --import): every answer carries the signature that the starter
// gave, so that it can tell its own server from another one on the same port.
import { subscribe } from "node:diagnostics_channel";

subscribe("http.server.request.start", ({ response }) => response.setHeader("x-started-by", process.env.AID_SIGNATURE ?? ""));
