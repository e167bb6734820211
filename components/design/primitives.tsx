import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { Figure } from "@/components/ui/figure";
import { Figures } from "@/components/ui/figures";
import { Hash } from "@/components/ui/hash";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { LiveRegion } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Spinner } from "@/components/ui/spinner";
import { StateDot } from "@/components/ui/state-dot";
import { Stepper } from "@/components/ui/stepper";
import { ButtonLink } from "@/components/ui/button-link";
import { Specimen } from "./specimen";

const tones = ["info", "warn", "error"] as const;
const dots = ["good", "waiting", "bad", "off"] as const;
const steps = ["done", "active", "failed", "todo"] as const;
const address = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

/** What shows: every state of the primitives that nobody types into. Words are the product's own. */
export function Primitives() {
  const t = useTranslations("landing");
  const common = useTranslations("common");
  const long = t("losses.never.note");
  return (
    <div className="grid grid-cols-1 gap-8">
      {tones.map((tone) => (
        <Specimen key={tone} code={`<Notice tone="${tone}">`}>
          {/* An error interrupts: shown here it would be read out at once, twice. */}
          <Notice tone={tone} title={t("losses.never.name")} action={<ButtonLink href="/risks">{t("risks.all")}</ButtonLink>}>
            {long}
          </Notice>
        </Specimen>
      ))}
      <Specimen code="<Figures><Figure>">
        <Figures>
          <Figure label={t("figure.supply")} value="1,348,956.55" unit="AID" note={long} />
          <Figure label={t("figure.backing")} value={t("returns.none")} note={t("figure.backingNoteEmpty")} />
        </Figures>
      </Specimen>
      <Specimen code='<Figures large><Figure size="lg">'>
        <Figures large>
          {["111,111.11", "345.67", "0.00", "8,500.00"].map((value) => (
            <Figure key={value} label={t("returns.target")} value={value} unit="AID" note={t("returns.targetNote")} size="lg" />
          ))}
        </Figures>
      </Specimen>
      <Specimen code="<KeyValueList><KeyValueRow total>">
        <KeyValueList>
          <KeyValueRow label={t("returns.target")} value="11.00%" />
          <KeyValueRow label={long} value={t("returns.none")} note={t("returns.noneNote")} />
          <KeyValueRow label={t("returns.running")} value="4.05%" total />
        </KeyValueList>
      </Specimen>
      <Specimen code="<DataTable>">
        <DataTable
          caption={t("returns.tableCaption")}
          columns={[
            { id: "date", label: t("returns.date") },
            { id: "price", label: t("returns.price"), numeric: true },
          ]}
          rows={[
            { id: "1", cells: ["17 Oct 2026", "1.0000"] },
            { id: "2", cells: ["21 Nov 2026", "1.0030"], total: true },
          ]}
        />
      </Specimen>
      <Specimen code="<DataTable rows={[]}>">
        <DataTable caption={t("returns.chartNone")} columns={[{ id: "date", label: t("returns.date") }]} rows={[]} />
      </Specimen>
      <Specimen code="<Disclosure>, <Disclosure open>">
        <Disclosure summary={t("returns.showTable")}>{long}</Disclosure>
        <Disclosure summary={t("returns.showTable")} open>
          {long}
        </Disclosure>
      </Specimen>
      <Specimen code="<Hash>, <Hash href>">
        <Hash value={address} copyLabel={common("copyAddress", { contract: "AID" })} copiedLabel={common("copied")} />{" "}
        <Hash value={address} href="/status" copyLabel={common("copyAddress", { contract: "AID" })} copiedLabel={common("copied")} />
      </Specimen>
      <Specimen code="<StateDot>, <Spinner>">
        <ul className="flex flex-wrap gap-4 text-small">
          {dots.map((state) => (
            <li key={state} className="flex items-baseline gap-2">
              <StateDot state={state} />
              {state}
            </li>
          ))}
          <li>
            <Spinner />
          </li>
        </ul>
      </Specimen>
      <Specimen code="<Stepper>">
        <Stepper label={t("journey.title")} steps={steps.map((state) => ({ id: state, label: state, state, stateLabel: state, detail: state === "failed" ? long : undefined }))} />
      </Specimen>
      <Specimen code="<Panel><LiveRegion>">
        <Panel>
          <LiveRegion>{t("note", { number: 1 })}</LiveRegion>
        </Panel>
      </Specimen>
    </div>
  );
}
