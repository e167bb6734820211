"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Tickets } from "@/hooks/tickets/use-tickets";

type TicketPagesProps = {
  tickets: Pick<Tickets, "previous" | "next" | "turning">;
  /** Another page was asked for: the button may be gone with it. */
  onTurn: () => void;
};

/** What turns the pages of a long list of tickets. */
export function TicketPages({ tickets: { previous, next, turning }, onTurn }: TicketPagesProps) {
  const t = useTranslations("tickets");
  const press = (turn: () => void) => () => {
    turn();
    onTurn();
  };
  if (!previous && !next) return null;
  return (
    <nav aria-label={t("pages")} className="mt-3 flex flex-wrap gap-3">
      {previous && (
        <Button busy={turning} onClick={press(previous)}>
          {t("previous")}
        </Button>
      )}
      {next && (
        <Button busy={turning} onClick={press(next)}>
          {t("next")}
        </Button>
      )}
    </nav>
  );
}
