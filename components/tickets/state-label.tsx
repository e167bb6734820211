import { useTranslations } from "next-intl";
import { type DotState, StateDot } from "@/components/ui/state-dot";
import type { TicketState } from "@/lib/finance";

const dots: Readonly<Record<TicketState, DotState>> = {
  maturing: "waiting",
  waiting: "waiting",
  partlyServed: "good",
  claimable: "good",
  cancelled: "off",
  over: "off",
};

/** Where a ticket stands, as a shape and a word. */
export function StateLabel({ state }: { state: TicketState }) {
  const t = useTranslations("tickets.state");
  return (
    <span className="inline-flex items-baseline gap-2 text-small">
      <StateDot state={dots[state]} />
      {t(state)}
    </span>
  );
}
