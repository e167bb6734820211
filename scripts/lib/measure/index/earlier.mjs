import { createServer } from "node:http";
import { Agent, request as ask } from "node:http";

/**
 * A server of a chain that has not heard of its newest blocks: its head is `head`, until `advance()` moves it on by one. What is asked
 * about blocks by number is passed on as it is. Resolves with { url, head(), advance(), stop() }.
 */
export async function startEarlier({ rpcUrl, head }) {
  let newest = head;
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const server = createServer((incoming, outgoing) => {
    const chunks = [];
    incoming.on("data", (chunk) => chunks.push(chunk));
    incoming.on("end", () => answer(Buffer.concat(chunks).toString(), outgoing));
  });
  const number = () => `0x${newest.toString(16)}`;
  const answer = (text, outgoing) => {
    const call = JSON.parse(text);
    outgoing.setHeader("content-type", "application/json");
    if (call.method === "eth_blockNumber") return outgoing.end(JSON.stringify({ jsonrpc: "2.0", id: call.id, result: number() }));
    const body = text.includes('"latest"') ? JSON.stringify({ ...call, params: call.params.map((one) => (one === "latest" ? number() : one)) }) : text;
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const passed = ask(rpcUrl, { method: "POST", agent, headers }, (response) => {
      outgoing.statusCode = response.statusCode ?? 502;
      response.pipe(outgoing);
    });
    passed.on("error", () => outgoing.writableEnded || outgoing.destroy());
    passed.end(body);
  };
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    head: () => newest,
    advance: () => (newest += 1),
    stop: () => {
      server.closeAllConnections();
      agent.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
