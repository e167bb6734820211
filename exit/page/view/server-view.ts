import { chain, chainId } from "../deployment";
import type { Model } from "../model";
import { clientOf } from "../read";
import { part, say, show } from "./dom";
import type { Speech } from "./sentences";

/** Who is asked about the chain, and what is wrong with the server that was typed. */
export function renderServer(model: Model, { t }: Speech): void {
  const { server } = model;
  say("rpc-state", stateSentence(model, { t }));
  const problem = problemSentence(model, { t });
  say("rpc-problem", problem);
  part("rpc", HTMLInputElement).setAttribute("aria-invalid", String(problem !== ""));
  show("rpc-wallet", server.is === "used" && model.account !== undefined);
}

function stateSentence(model: Model, { t }: Pick<Speech, "t">): string {
  const { server } = model;
  if (server.is === "checking") return t("exit.rpc.checking");
  if (server.is === "used") return t("exit.rpc.viaServer", { host: server.url.host });
  return clientOf(model) ? t("exit.rpc.viaWallet") : t("exit.rpc.nobody", { chain: chain.name });
}

function problemSentence({ server }: Model, { t }: Pick<Speech, "t">): string {
  if (server.is !== "refused") return "";
  const { why } = server;
  if (why.problem !== "wrongChain") return t(`exit.rpc.${why.problem}`);
  return t("exit.rpc.wrongChain", { found: String(why.found), chain: chain.name, chainId: String(chainId) });
}
