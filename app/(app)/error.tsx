"use client";

import { Failure } from "@/components/shell/failure";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that failed while header and footer stand. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <Failure digest={error.digest} onRetry={reset} />;
}
