import { useTranslations } from "next-intl";
import type { ProtocolView } from "@/lib/queries";
import type { History } from "@/lib/screens";
import { Journey } from "./journey";
import { LossOrder } from "./loss-order";
import { Note } from "./note";
import { Returns } from "./returns";
import { Roles } from "./roles";
import { Sources } from "./sources";
import type { Statement } from "./statement";
import { Trouble } from "./trouble";
import { WaysIn } from "./ways-in";
import { WaysOut } from "./ways-out";

type NotesProps = {
  /** Undefined while the chain cannot be read: what is a promise stands here all the same, without figures. */
  known: { readonly view: ProtocolView; readonly statement: Statement; readonly history: History } | undefined;
};

/** The notes to the statement: the way of a dollar, what it earns and risks, how one leaves, where to start, how to check. */
export function Notes({ known }: NotesProps) {
  const t = useTranslations("landing");
  const view = known?.view;
  const sections = [
    { id: "journey", lead: t("journey.lead"), content: <Journey known={known} /> },
    { id: "returns", lead: t("returns.lead"), content: known && <Returns {...known} /> },
    { id: "risks", lead: t("risks.lead"), content: <Risks statement={known?.statement} /> },
    { id: "trouble", lead: t("trouble.lead"), content: <Trouble view={view} /> },
    { id: "leaving", lead: t("leaving.lead"), content: <WaysOut view={view} /> },
    { id: "start", lead: t("start.lead"), content: <WaysIn view={view} /> },
    { id: "verify", lead: t("sources.intro"), content: known && <Sources /> },
  ] as const;
  return (
    <div className="grid gap-14">
      {sections
        .filter(({ content }) => content !== undefined)
        .map(({ id, lead, content }, index) => (
          <Note key={id} number={index + 1} id={id} title={t(`${id}.title`)} lead={lead}>
            {content}
          </Note>
        ))}
    </div>
  );
}

function Risks({ statement }: { statement: Statement | undefined }) {
  return (
    <div className="grid items-start gap-x-12 gap-y-10 md:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
      <LossOrder statement={statement} />
      <Roles />
    </div>
  );
}
