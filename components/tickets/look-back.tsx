"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { useKeptFocus } from "@/hooks/form/use-kept-focus";
import type { ActivityView } from "@/hooks/portfolio/use-activity";

type LookBackProps = {
  activity: Pick<ActivityView, "looking" | "failed">;
  /** Undefined where there is nothing more to look at. */
  onPress: (() => void) | undefined;
  /** Where a press does something else than asking the chain. */
  label?: string | undefined;
};

/** Asks for what happened earlier, and tells where that could not be read. */
export function LookBack({ activity: { looking, failed }, onPress, label }: LookBackProps) {
  const t = useTranslations("tickets.past");
  // The button goes when the last blocks have been looked at.
  const { panel } = useKeptFocus(onPress !== undefined);
  return (
    <div ref={panel} tabIndex={-1}>
      {onPress && (
        <div className="mt-3">
          <Button busy={looking} onClick={onPress}>
            {label ?? t("look")}
          </Button>
        </div>
      )}
      <LiveRegion>{failed && !looking && <p className="mt-2 text-note text-loss">{t("failed")}</p>}</LiveRegion>
    </div>
  );
}
