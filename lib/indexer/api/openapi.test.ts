import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { contrast, parseColor } from "../../color/contrast";
import { endpointList } from "./endpoints";
import { openApiDocument } from "./openapi";
import { apiPage } from "./page";
import { pageTokens } from "./page-style";
import { apiRegistry } from "../schemas/registry";
import { documentation } from "./routes";

type Operation = { operationId: string; parameters: { name: string; in: string; description?: string; schema: object }[]; responses: Record<string, unknown> };
const document = openApiDocument({ server: "/api/v1" });
const paths = document["paths"] as Record<string, { get: Operation }>;

/** What a reference within the document leads to. */
const target = (ref: string): unknown => ref.slice(2).split("/").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], document);

describe("the document", () => {
  it("has every request once, with its parameters and everything that can come back", () => {
    expect(Object.keys(paths)).toEqual([...endpointList.map(({ path }) => path), "/events"]);
    const ids = Object.values(paths).map(({ get }) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, { get }] of Object.entries(paths)) {
      const inPath = get.parameters.filter((one) => one.in === "path").map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name));
      expect(Object.keys(get.responses)).toEqual(expect.arrayContaining(["200", "400", "429", "503"]));
    }
  });

  it("says of every parameter what it means", () => {
    const silent = Object.entries(paths).flatMap(([path, { get }]) => get.parameters.filter(({ description = "" }) => description.length < 10).map(({ name }) => `${path} ${name}`));
    expect(silent).toEqual([]);
  });

  it("leads nowhere that does not exist", () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = ""]) => ref);
    expect(refs.length).toBeGreaterThan(50);
    for (const ref of new Set(refs)) expect(target(ref), ref).toBeTypeOf("object");
  });

  it("says of every unit what it is", () => {
    for (const unit of ["UsdcAmount", "AidAmount", "ShareAmount", "JuniorAmount", "Price", "Rate", "BasisPoints", "Time", "Day", "Address", "Hash"]) {
      expect(target(`#/components/schemas/${unit}`)).toMatchObject({ description: expect.stringMatching(/.{10}/) as string });
    }
  });
});

it("is made once, for every place that it is asked at", () => {
  documentation("/v1");
  const asked = vi.spyOn(apiRegistry, "get");
  // Who asks chooses the words before the path, so there is no end of places.
  for (let other = 0; other < 20; other += 1) {
    const { page, document } = documentation(`/${String(other)}/v1`);
    expect(page.text).toContain(`GET /${String(other)}/v1/summary`);
    expect(JSON.parse(document.text)).toMatchObject({ servers: [{ url: `/${String(other)}/v1` }] });
  }
  expect(asked).not.toHaveBeenCalled();
});

describe("the page", () => {
  const page = apiPage({ server: "/api/v1" });

  it("has headings in order, one of the first level, and no two of the same name", () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("shows every request, and links lead to places in it", () => {
    for (const { path } of endpointList) expect(page).toContain(`GET /api/v1${path}`);
    const places = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, to = ""] of page.matchAll(/href="#([^"]+)"/g)) expect(places.has(to), to).toBe(true);
  });

  it("runs nothing and loads nothing", () => {
    const [icon = "", ...links] = page.match(/<link[^>]*>/g) ?? [];
    expect([icon.includes('rel="icon"'), links]).toEqual([true, []]);
    expect(decodeURIComponent(/href="data:image\/svg\+xml,([^"]*)"/.exec(icon)?.[1] ?? "")).toBe(readFileSync("app/icon.svg", "utf8").trim());
    expect(page).not.toMatch(/<script|<img|url\(|onclick/);
  });

  it("has the app's colours, which can be read", () => {
    const styles = readFileSync("app/styles/tokens.css", "utf8");
    for (const [name, value] of Object.entries(pageTokens)) expect(styles).toContain(`--${name}: ${value};`);
    const pair = (name: keyof typeof pageTokens): readonly string[] => [...pageTokens[name].matchAll(/#[0-9a-f]{6}/g)].map(([colour]) => colour);
    for (const text of ["ink", "ink-2", "copper"] as const) {
      for (const ground of ["paper", "raised"] as const) {
        pair(text).forEach((colour, theme) => expect(contrast(parseColor(colour), parseColor(pair(ground)[theme] ?? "")), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5));
      }
    }
  });
});
