import { gzipSync } from "node:zlib";

const HINT = Buffer.from("//# allFunctionsCalledOnLoad\n");

/**
 * Measures the HTML that is really sent: every script it names that a browser of today loads (each compressed by
 * gzip -6, in KiB), which of them the browser is not told to compile ahead, and the fonts it preloads (in KB, as they are: woff2 does not compress).
 */
export async function measureHtml(origin, path) {
  const response = await fetch(origin + path, { headers: { accept: "text/html", "accept-language": "en" } });
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  const html = await response.text();
  const links = [...tagsOf(html, "link"), ...linksOf(response.headers.get("link") ?? "")];
  const unhinted = [];
  const scripts = await sizes(origin, scriptsOf(html, links), (body, address) => {
    if (!body.subarray(0, HINT.length).equals(HINT)) unhinted.push(`${address} has no compile hint (lib/server/compile-hints.ts)`);
    return gzipSync(body, { level: 6 }).length;
  });
  const fonts = await sizes(origin, fontsOf(links), (body) => body.length);
  return { scriptKiB: scripts / 1024, fontsKB: fonts / 1000, unhinted };
}

function scriptsOf(html, links) {
  const tags = tagsOf(html, "script").filter(({ src, nomodule }) => src && nomodule === undefined);
  const preloads = links.filter(({ rel, as }) => rel === "modulepreload" || (rel === "preload" && as === "script"));
  return new Set([...tags.map(({ src }) => src), ...preloads.map(({ href }) => href)]);
}

function fontsOf(links) {
  return new Set(links.filter(({ rel, as }) => rel === "preload" && as === "font").map(({ href }) => href));
}

/** The entries of a Link header, in the shape of <link> tags: Next announces fonts there. */
function linksOf(header) {
  return [...header.matchAll(/<([^>]*)>([^<]*)/g)].map(([, href, parameters]) => ({
    href,
    ...Object.fromEntries([...parameters.matchAll(/([a-z]+)="?([^";,]*)"?/g)].map(([, name, value]) => [name, value])),
  }));
}

/** The attributes of every tag of this name; names in lower case, a value is missing as "". */
function tagsOf(html, tag) {
  return [...html.matchAll(new RegExp(`<${tag}\\b([^>]*)>`, "gi"))].map(([, attributes]) =>
    Object.fromEntries([...attributes.matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name.toLowerCase(), (value ?? "").replaceAll("&amp;", "&")])),
  );
}

async function sizes(origin, addresses, sizeOf) {
  const all = await Promise.all(
    [...addresses].map(async (address) => {
      const response = await fetch(new URL(address, origin));
      if (!response.ok) throw new Error(`${address} answered ${response.status}`);
      return sizeOf(Buffer.from(await response.arrayBuffer()), address);
    }),
  );
  return all.reduce((total, size) => total + size, 0);
}
