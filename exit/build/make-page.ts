import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type Plugin, transform } from "esbuild";
import { languageNames, locales } from "../../i18n/locales";
import { addressesOf, deployedContracts } from "../../lib/chain/addresses";
import { chainFacts } from "../../lib/chain/chains";
import { tokens } from "../../lib/money/index";
import type { BuildFacts } from "../page/build-facts";
import { translator, type TextKey } from "../page/texts";
import { escapeHtml, fillPlaces, fillTexts } from "./html";
import { compiledTexts } from "./texts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** What browsers have had since 2022, `light-dark()` apart, which is newer and stays as it is written. */
const target = "es2022";

/**
 * The whole of exit.html for one chain. The same source gives the same bytes. Throws NotDeployedError for a chain
 * without a deployment, and on a message or a place that is missing.
 */
export async function makePage(chainId: number): Promise<string> {
  const addresses = addressesOf(chainId);
  const facts: BuildFacts = { chainId, texts: compiledTexts() };
  const [script, style] = await Promise.all([bundle(facts), styles()]);
  const t = translator(facts.texts.en, "en");
  const values = { chain: chainFacts(chainId).name, chainId: String(chainId), decimals: String(tokens.AID.decimals) };
  const say = (key: string): string => {
    if (facts.texts.en[key] === undefined) throw new Error(`The page's HTML says ${key}, which the catalogue lacks.`);
    // Checked in the line above.
    return t(key as TextKey, values);
  };
  return fillPlaces(fillTexts(read("exit/page/index.html"), say), {
    ...addresses,
    chainId: String(chainId),
    policy: pagePolicy(script, style),
    script,
    style,
    languages: locales.map((locale) => `<option value="${locale}" lang="${locale}">${languageNames[locale].name}</option>`).join(""),
    contracts: deployedContracts(addresses)
      .map(([name, address]) => `<tr><th scope="row">${name}</th><td>${escapeHtml(address)}</td></tr>`)
      .join("\n"),
  });
}

/**
 * The page's own policy: its one script and its one style by their hashes, and any server of a chain. Nothing is loaded,
 * framed or sent elsewhere. `data:` is the empty icon, without which a browser asks the host for one.
 */
function pagePolicy(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "connect-src * http://127.0.0.1:* http://localhost:*",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

async function bundle(facts: BuildFacts): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["exit/page/main.ts"],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    platform: "browser",
    target,
    charset: "utf8",
    legalComments: "none",
    // Types only: the app's path alias and its plugins are of no use here.
    tsconfigRaw: {},
    define: { EXIT_BUILD: JSON.stringify(facts), "process.env.NODE_ENV": '"production"' },
    plugins: [withoutSigning, withoutDeploying],
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("The bundler wrote nothing.");
  // "</script" in a text would end the script.
  return file.text.trim().replaceAll("</", "<\\/");
}

/** viem loads its curve only where it signs or recovers a signer. The page does neither, and holds no code that could. */
const withoutSigning: Plugin = {
  name: "without-signing",
  setup(bundler) {
    bundler.onResolve({ filter: /^@noble\/curves\// }, ({ path, kind }) =>
      kind === "dynamic-import" ? { path, namespace: "without-signing" } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: "without-signing" }, () => ({ contents: 'throw new Error("This page does not sign.");' }));
  },
};

/** viem can ask a contract that is not deployed, by sending its code along: thirteen kilobytes that the page never sends. */
const withoutDeploying: Plugin = {
  name: "without-deploying",
  setup(bundler) {
    bundler.onLoad({ filter: /viem\/_esm\/constants\/contracts\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/'0x[0-9a-f]+'/g, "'0x'"),
    }));
  },
};

/** The app's colours and the page's own rules. */
async function styles(): Promise<string> {
  const { code } = await transform(`${read("app/styles/tokens.css")}\n${read("exit/page/style.css")}`, { loader: "css", minify: true, charset: "utf8", legalComments: "none" });
  return code.trim();
}
