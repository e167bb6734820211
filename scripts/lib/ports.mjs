import { createServer } from "node:net";
import { Sentence } from "./sentence.mjs";

/** Reads a port from the environment. Throws a Sentence when it is not one. */
export function portFrom(name, fallback) {
  const text = process.env[name]?.trim() || String(fallback);
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new Sentence(`${name} must be a port, a whole number from 1 to 65535, but it is "${text}".`);
  return port;
}

// A machine without IPv6 answers so.
const ABSENT = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

// A server on one of these addresses does not notice one on another everywhere, so all are tried. The last is kept.
const ADDRESSES = ["::1", "127.0.0.1", "0.0.0.0"];

/**
 * Takes a port and keeps it until the thing that needs it starts, so that two copies that start at the same time do not
 * both believe that it is free. Resolves with the function that gives it up. Throws a Sentence when it is taken.
 */
export async function holdPort(name, port) {
  let holder;
  for (const address of ADDRESSES) {
    if (holder) await close(holder);
    try {
      holder = await listen(port, address);
    } catch (error) {
      holder = undefined;
      if (!ABSENT.has(error.code)) throw new Sentence(refusal(name, port, error));
    }
  }
  return () => (holder ? close(holder) : undefined);
}

/**
 * Takes a port that nobody has to know: the one that is set, which must be free, else the usual one, else any. Resolves with it and the
 * function that gives it up.
 */
export async function holdPortOrAny(name, usual) {
  const port = portFrom(name, usual);
  if (process.env[name]?.trim()) return { port, give: await holdPort(name, port) };
  try {
    return { port, give: await holdPort(name, port) };
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    const any = await freePort();
    return { port: any, give: await holdPort(name, any) };
  }
}

function refusal(name, port, error) {
  if (error.code === "EACCES") return `Port ${port} needs more rights than this user has: set ${name} to a port above 1023.`;
  if (error.code === "EADDRINUSE") return `Port ${port} is taken: stop what uses it or set ${name} to a free port.`;
  return `Port ${port} cannot be used (${error.code ?? error.message}): set ${name} to a free port.`;
}

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

function close(server) {
  return new Promise((resolve) => server.close(resolve));
}

/** A port that nothing uses at this moment. */
export async function freePort() {
  const server = await listen(0, "127.0.0.1");
  const { port } = server.address();
  await close(server);
  return port;
}
