import { serverEnv } from "@/lib/env/server";
import { endingSignal } from "@/lib/server/ending";
import { forwardHistory, historyPreflight } from "@/lib/server/history-proxy";
import { appMeter } from "@/lib/server/metrics/app-meter";

/** The index is looked for where this start was told to, not where the build was made. */
export const dynamic = "force-dynamic";

type Below = { readonly params: Promise<{ readonly path?: readonly string[] }> };

/** The open API of history, at the app's own address. HEAD is answered by it too. */
export async function GET(request: Request, { params }: Below): Promise<Response> {
  const { path = [] } = await params;
  return forwardHistory(request, path, { indexer: serverEnv().INDEXER_URL, ending: endingSignal(), log: told });
}

function told(error: unknown): void {
  appMeter().indexFailed();
  console.error(error);
}

export const OPTIONS = historyPreflight;
