"use client";

import type { ReactNode } from "react";
import { BalanceDrawing } from "@/components/charts/balance/balance-drawing";
import type { DrawnEffect } from "@/lib/screens";

type EffectProps = {
  id: string;
  title: ReactNode;
  effect: DrawnEffect;
  /** What the drawing shows, with and without an action. */
  captionNow: ReactNode;
  captionAfter: ReactNode;
};

/** The balance drawing, with what the form is about to do to it. */
export function Effect({ id, title, effect, captionNow, captionAfter }: EffectProps) {
  return (
    <section aria-labelledby={id} className="border-t border-rule pt-4">
      <h2 id={id} className="mb-4 text-title">
        {title}
      </h2>
      <BalanceDrawing state={effect.state} before={effect.before} size="sm" caption={effect.before ? captionAfter : captionNow} />
    </section>
  );
}
