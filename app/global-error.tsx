"use client";

import { Failure } from "@/components/shell/failure";
import "./globals.css";

type GlobalErrorProps = { error: Error & { digest?: string } };

/** The document or a layout failed, so this brings its own document. Only loading it anew can help. */
export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <main className="page">
          <Failure digest={error.digest} onRetry={() => window.location.reload()} />
        </main>
      </body>
    </html>
  );
}
