import { relative, sep } from "node:path";
import { importProblem } from "./layers.mjs";
import { root } from "../lib/paths.mjs";

/** Checks every way to import: import, export … from, import(), and types. */
const importRule = {
  meta: { type: "problem", schema: [], messages: { problem: "{{text}}" } },
  create(context) {
    const file = relative(root, context.filename).split(sep).join("/");
    const check = (node, source, names) => {
      if (typeof source?.value !== "string") return;
      const text = importProblem({ file, source: source.value, names });
      if (text) context.report({ node, messageId: "problem", data: { text } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source, node.specifiers.map(importedName)),
      ExportNamedDeclaration: (node) => check(node, node.source, node.specifiers.map((specifier) => specifier.local.name)),
      ExportAllDeclaration: (node) => check(node, node.source, []),
      ImportExpression: (node) => check(node, node.source, []),
    };
  },
};

function importedName(specifier) {
  return specifier.type === "ImportSpecifier" ? (specifier.imported.name ?? specifier.imported.value) : "";
}

/** A disabled rule needs a reason: eslint-disable-next-line some-rule -- why. */
const explainedDisable = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      reason: "Say why the rule is off here: add ` -- reason` to the comment.",
      which: "Name the rule that is off here: eslint-disable-next-line the-rule -- reason.",
    },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const match = /^\s*eslint-disable(?:-next-line|-line)?\b(.*)$/s.exec(comment.value);
          if (!match) continue;
          const [rules, ...reason] = match[1].split(/\s-{2,}\s/);
          if (rules.trim() === "") context.report({ loc: comment.loc, messageId: "which" });
          else if (reason.join("").trim() === "") context.report({ loc: comment.loc, messageId: "reason" });
        }
      },
    };
  },
};

export const house = { rules: { "import-rule": importRule, "explained-disable": explainedDisable } };
