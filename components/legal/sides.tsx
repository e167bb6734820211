import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** What a part brings and what it can cost, beside each other and in the same size. */
export function Sides({ gains, costs, note }: { gains: ReactNode; costs: ReactNode; note?: ReactNode }) {
  const t = useTranslations("risks");
  const sides = [
    { id: "gains", title: t("gains"), items: gains },
    { id: "costs", title: t("costs"), items: costs },
  ];
  return (
    <>
      {note && <div className="mt-3">{note}</div>}
      <div className="mt-3 grid gap-x-12 gap-y-4 sm:grid-cols-2">
        {sides.map(({ id, title, items }) => (
          <div key={id} className="border-t-2 border-rule-strong pt-2">
            <h3 className="label">{title}</h3>
            <ul>{items}</ul>
          </div>
        ))}
      </div>
    </>
  );
}
