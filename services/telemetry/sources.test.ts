import { mkdtempSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { lookAtGpus } from "./measure/look-at-gpus";
import { nameOf, readSource } from "./read-source";
import { recorded } from "./testing/recorded";

const folder = mkdtempSync(join(tmpdir(), "aid-sources-"));
afterAll(() => rmSync(folder, { recursive: true }));

let server: Server;
let answer: RequestListener;
let url: string;
beforeEach(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics?token=secret`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const options = { maxBytes: 10_000, withinMs: 2_000 };
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe("a source", () => {
  it("is an address or a file, and is called by its host or its name", async () => {
    answer = (_request, response) => response.end("text\n");
    expect(await readSource(url, options)).toBe("text\n");
    expect(await readSource(file("a.prom", "text\n"), options)).toBe("text\n");
    expect(nameOf(url)).toBe(new URL(url).host);
    expect(nameOf("/var/lib/gpu.csv")).toBe("gpu.csv");
  });

  it("that sends without end is cut short as soon as there is too much of it", async () => {
    let sent = 0;
    answer = (_request, response) => {
      const part = Buffer.alloc(64 * 1024, "a");
      const pour = (): void => {
        while (!response.destroyed && (sent += part.length) < 2 ** 33 && response.write(part));
      };
      response.on("drain", pour);
      pour();
    };
    await expect(readSource(url, options)).rejects.toThrow("It is longer than 10000 bytes.");
    expect(sent).toBeLessThan(2 ** 26);
  });

  it("that is a file of gigabytes is not opened", async () => {
    const sparse = file("huge.prom", "");
    truncateSync(sparse, 8 * 2 ** 30);
    await expect(readSource(sparse, options)).rejects.toThrow("It is longer than 10000 bytes.");
  });

  it.each<[string, RequestListener, string]>([
    ["fails", (_request, response) => response.writeHead(502).end("<html>secret"), "It answered with status 502."],
    ["leads elsewhere", (_request, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(), "It did not answer, or broke off."],
    ["breaks off", (_request, response) => {
      response.writeHead(200, { "content-length": "100" }).write("DCGM");
      response.socket?.destroySoon();
    }, "It did not answer, or broke off."],
    ["does not answer", () => undefined, "It did not answer within 200 ms."],
    ["is no text", (_request, response) => response.end(Buffer.from([0xff, 0xfe, 0x00])), "It is no text in UTF-8."],
  ])("that %s is refused in one sentence without its address", async (_what, behaviour, sentence) => {
    answer = behaviour;
    await expect(readSource(url, { ...options, withinMs: 200 })).rejects.toThrow(new RegExp(`^${sentence}$`));
  });

  it("that is a file which nobody writes any more, none, or no file is refused", async () => {
    const old = file("old.csv", "text\n");
    utimesSync(old, Date.now() / 1_000 - 600, Date.now() / 1_000 - 600);
    await expect(readSource(old, { ...options, freshMs: 180_000 })).rejects.toThrow(/^The file was last written 60\d seconds ago, and may be 180 old\.$/);
    await expect(readSource(join(folder, "none"), options)).rejects.toThrow("The file cannot be read.");
    symlinkSync("/dev/zero", join(folder, "zero"));
    await expect(readSource(join(folder, "zero"), options)).rejects.toThrow("It is no file.");
  });
});

describe("a look at all GPUs", () => {
  const looking = { uuids: undefined, freshMs: 180_000, withinMs: 500, againAfterMs: 1 };

  it("joins several hosts, counts a GPU that two of them tell of once, and leaves out who does not answer", async () => {
    answer = (_request, response) => response.end(recorded("h100.prom"));
    const sources = [url, url, file("a100.prom", recorded("a100.prom")), join(folder, "none")];
    const { gpus, problems, answered } = await lookAtGpus({ ...looking, sources });
    expect(gpus).toHaveLength(6);
    expect(answered).toBe(3);
    expect(problems).toEqual(["none: The file cannot be read."]);
  });

  it("takes the title's GPUs only, where they are named", async () => {
    const uuids = new Set(["GPU-604ac76c-d9cf-fef3-62e9-d92044ab6e52", "GPU-of-nobody"]);
    const { gpus } = await lookAtGpus({ ...looking, uuids, sources: [file("a100.prom", recorded("a100.prom"))] });
    expect(gpus.map(({ uuid }) => uuid)).toEqual(["GPU-604ac76c-d9cf-fef3-62e9-d92044ab6e52"]);
  });

  it("asks once more who failed", async () => {
    let asked = 0;
    answer = (_request, response) => ((asked += 1) === 1 ? response.writeHead(503).end() : response.end(recorded("h100.prom")));
    expect(await lookAtGpus({ ...looking, sources: [url] })).toMatchObject({ answered: 1, problems: [] });
    answer = (_request, response) => response.end("<html>\n");
    expect(await lookAtGpus({ ...looking, sources: [url] })).toEqual({ gpus: [], answered: 0, problems: [`${new URL(url).host}: It is a page for people, not a measurement.`] });
  });
});
