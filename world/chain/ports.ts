import { createServer } from "node:net";

export const localHost = "127.0.0.1";

export class PortTakenError extends Error {
  override readonly name = "PortTakenError";
  constructor(readonly port: number) {
    super(`Port ${port} is taken by another program: stop it, or choose a free port with RPC_PORT.`);
  }
}

/** The port itself when it is free, or any free one for 0. Throws PortTakenError. */
export function freePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new PortTakenError(port) : error);
    });
    server.listen({ port, host: localHost, exclusive: true }, () => {
      const address = server.address();
      const bound = address !== null && typeof address === "object" ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}

export const defaultRpcPort = 8545;

/** Reads RPC_PORT. Throws when it is set and is no port. */
export function rpcPort(text: string | undefined): number {
  if (text === undefined || text.trim() === "") return defaultRpcPort;
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new Error(`RPC_PORT must be a port, a whole number from 1 to 65535, but it is "${text}".`);
  return port;
}
