"use client";

import { useRecovery } from "@/hooks/page/use-recovery";
import { Failure } from "./failure";

type PageFailureProps = { error: Error & { digest?: string }; retry: () => void };

/** A page that failed while header and footer stand. Comes back by itself where the server was the cause. */
export function PageFailure({ error: { digest }, retry }: PageFailureProps) {
  useRecovery({ digest, retry });
  return <Failure digest={digest} onRetry={retry} />;
}
