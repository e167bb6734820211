import { posix } from "node:path";

/** abis ← lib ← hooks ← components ← app: a layer may import those before it. */
const LAYERS = ["abis", "lib", "hooks", "components", "app"];
/** Everything around the product. It may import abis and lib; the product imports none of it. */
const AROUND = ["world", "services", "indexer", "scripts", "e2e", "exit", "contracts"];
/** Imported by relative path, so that scripts outside Next can load them with tsx. */
const RELATIVE_ONLY = ["abis", "lib", ...AROUND];
/** Folders of components that every domain may use. All others are domains, which do not know each other. */
const SHARED_COMPONENTS = ["ui", "money", "charts", "form", "tx", "wallet", "shell", "live", "tickets"];
/** Parts of lib that a primitive may use: they hold no data and reach for none. */
const LIB_FOR_UI = ["format", "money"];

/** Where a package may be imported, and what to do elsewhere. First match counts. */
const PACKAGES = [
  {
    test: /^@rainbow-me\/rainbowkit(\/|$)/,
    allowed: /^components\/wallet\//,
    fix: "RainbowKit is loaded on the first click and lives in components/wallet only: use the components there",
  },
  {
    test: /^recharts(\/|$)/,
    allowed: /^components\/charts\//,
    fix: "Recharts is loaded on the first interaction and lives in components/charts only: use a chart from there",
  },
  {
    test: /^(wagmi\/connectors|@wagmi\/connectors)(\/|$)/,
    allowed: /^lib\/chain\//,
    fix: "wagmi's connectors live in lib/chain only: take the config from @/lib/chain",
  },
  {
    test: /^(wagmi|@wagmi\/core)(\/|$)/,
    allowed: /^(hooks|lib\/chain|components\/wallet)\//,
    fix: "wagmi is used in hooks/ only (its config in lib/chain, its provider in components/wallet): call a hook from @/hooks",
  },
  {
    test: /^(ponder|@ponder\/|hono)(\/|:|$)/,
    allowed: /^indexer\//,
    fix: "Ponder and its server live in indexer/ only: what the index means is pure and in lib/indexer",
  },
  {
    test: /^(react|react-dom|next)(\/|$)/,
    allowed: /^(hooks|components|app|world|scripts|e2e|i18n|lib\/server)(\/|$)|^[^/]+$/,
    fix: "lib and abis run without React and Next, in Node and in tests too: move what needs them to hooks/ or components/",
  },
];

const EFFECTS = /^use(Layout|Insertion)?Effect$/;
const HOOK = /^use[A-Z]/;

/**
 * The import rule. `file` and what is imported are paths from the root with "/", `source` is the text of the import,
 * `names` are the imported names. Returns a sentence that tells the fix, or undefined.
 */
export function importProblem({ file, source, names }) {
  return isOwn(source) ? ownProblem(file, source) : packageProblem(file, source, names);
}

function packageProblem(file, source, names) {
  const rule = PACKAGES.find(({ test }) => test.test(source));
  if (rule && !rule.allowed.test(file)) return `${rule.fix}.`;
  if (file.startsWith("hooks/")) return undefined;
  if (source === "react" && !isTest(file)) {
    const effect = names.find((name) => EFFECTS.test(name));
    if (effect) return `${effect} is used in hooks/ only: derive the value, or write a hook in hooks/ that says what the effect is for.`;
  }
  const hook = source === "wagmi" ? names.find((name) => HOOK.test(name)) : undefined;
  if (hook) return `${hook} of wagmi is used in hooks/ only: call a hook from @/hooks.`;
  return uiDataPackage(file, source);
}

function uiDataPackage(file, source) {
  if (!file.startsWith("components/ui/") || !/^(viem|wagmi|@tanstack\/react-query)(\/|$)/.test(source)) return undefined;
  return "components/ui knows no data: take what is shown as a property.";
}

function ownProblem(file, source) {
  const [top] = file.split("/");
  const alias = source.startsWith("@/");
  if (alias && RELATIVE_ONLY.includes(top)) return `${top}/ is also loaded outside Next: import by relative path instead of "@/".`;
  const target = alias ? source.slice(2) : posix.normalize(posix.join(posix.dirname(file), source));
  const [targetTop] = target.split("/");
  if (!alias && top !== targetTop && LAYERS.includes(top) && !RELATIVE_ONLY.includes(top)) {
    return `Leave ${top}/ by alias: import "@/${target}".`;
  }
  return orderProblem(file, top, targetTop) ?? domainProblem(file, target) ?? uiProblem(file, target);
}

function orderProblem(file, top, targetTop) {
  const [own, other] = [LAYERS.indexOf(top), LAYERS.indexOf(targetTop)];
  if (AROUND.includes(top) && other > LAYERS.indexOf("lib")) return isTest(file) ? undefined : `${top}/ may import abis and lib, not ${targetTop}: move what both need to lib/.`;
  if (own === -1) return undefined;
  if (AROUND.includes(targetTop)) return isTest(file) ? undefined : `The product does not import ${targetTop}/: move what both need to lib/.`;
  if (other <= own) return undefined;
  return `${top} must not import ${targetTop} (abis ← lib ← hooks ← components ← app): move what both need down, or pass it in as an argument or a property.`;
}

function domainProblem(file, target) {
  const own = domainOf(file);
  const other = domainOf(target);
  if (!other || own === other || !file.startsWith("components/")) return undefined;
  return `${ownName(file)} must not import components/${other}: domains do not know each other. Move what both need to a shared folder (${SHARED_COMPONENTS.join(", ")}).`;
}

function uiProblem(file, target) {
  if (!file.startsWith("components/ui/")) return undefined;
  const [top, second] = target.split("/");
  const fine = (top === "components" && second === "ui") || (top === "hooks" && second === "ui") || (top === "lib" && LIB_FOR_UI.includes(second));
  return fine ? undefined : "components/ui knows no data: take what is shown as a property, or move this component to the folder of its domain.";
}

function domainOf(path) {
  const [top, folder, ...rest] = path.split("/");
  return top === "components" && folder && !SHARED_COMPONENTS.includes(folder) && (rest.length > 0 || !folder.includes(".")) ? folder : undefined;
}

const ownName = (file) => file.split("/").slice(0, 2).join("/");
const isOwn = (source) => source.startsWith("@/") || source.startsWith("./") || source.startsWith("../") || source === "." || source === "..";
const isTest = (file) => /\.test\.tsx?$|(^|\/)testing\//.test(file);
