import { useTranslations } from "next-intl";
import { Specimen } from "./specimen";
import { Swatch } from "./swatch";

/** What stands on what, with the least contrast that the tokens' test demands. */
const pairs = [
  ...["paper", "raised"].flatMap((ground) => [
    { text: "ink", ground, least: 7 },
    ...["ink-2", "copper", "gain", "loss"].map((text) => ({ text, ground, least: 4.5 })),
  ]),
  ...["copper", "copper-deep"].map((ground) => ({ text: "copper-ink", ground, least: 4.5 })),
  ...["copper-wash", "loss-wash"].flatMap((ground) => ["ink", "ink-2"].map((text) => ({ text, ground, least: 4.5 }))),
  ...["d1", "d2", "d3", "d4", "d5", "d6"].map((text) => ({ text, ground: "paper", least: 3 })),
];

const types = [
  "text-label", "text-note", "text-small", "text-base", "text-input", "text-lead", "text-title",
  "figure text-figure-sm", "figure text-figure-md", "figure text-field", "figure text-figure", "font-serif text-display", "font-serif text-hero",
] as const;

/** Steps of the 4 px grid. */
const steps = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16];

/** Colours, type and space: everything that a screen is made of before there is a component. */
export function Tokens() {
  const t = useTranslations("landing");
  return (
    <div className="grid grid-cols-1 gap-8">
      <Specimen code="app/styles/tokens.css">
        <div className="grid grid-cols-1 gap-1">
          {pairs.map((pair) => (
            <Swatch key={`${pair.text} ${pair.ground}`} {...pair} />
          ))}
        </div>
      </Specimen>
      <Specimen code="tailwind.config.ts: fontSize">
        <dl className="grid grid-cols-1 gap-3">
          {types.map((type) => (
            <div key={type}>
              <dt className="font-mono text-note text-ink-2">{type}</dt>
              <dd className={type}>{type.startsWith("figure") ? "1,234,567.89" : t("figure.backing")}</dd>
            </div>
          ))}
        </dl>
      </Specimen>
      <Specimen code="spacing: 4 px">
        <ul className="grid grid-cols-1 gap-1">
          {steps.map((step) => (
            <li key={step} className="flex items-center gap-3 text-note">
              <span className="w-6 text-right text-ink-2">{step}</span>
              <span className="h-2 bg-copper" style={{ width: `calc(var(--spacing) * ${step})` }} />
            </li>
          ))}
        </ul>
      </Specimen>
    </div>
  );
}
