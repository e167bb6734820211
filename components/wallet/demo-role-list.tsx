"use client";

import { useTranslations } from "next-intl";
import { demoRoles, type DemoRole } from "@/lib/chain/demo/roles";

type DemoRoleListProps = { current?: DemoRole | undefined; onChoose: (role: DemoRole) => void };

/** The accounts of the local chain by the part they play, one button each. */
export function DemoRoleList({ current, onChoose }: DemoRoleListProps) {
  const t = useTranslations("wallet.local");
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {demoRoles.map(({ id }) => (
        <li key={id}>
          <button
            type="button"
            aria-pressed={current === undefined ? undefined : id === current}
            onClick={() => onChoose(id)}
            className="group flex min-h-12 w-full flex-wrap content-center items-baseline justify-between gap-x-4 px-2 py-2 text-left hover:bg-copper-wash aria-pressed:bg-copper-wash"
          >
            <span className="font-medium group-aria-pressed:underline group-aria-pressed:decoration-copper group-aria-pressed:decoration-2 group-aria-pressed:underline-offset-6">
              {t(`roles.${id}`)}
            </span>
            <span className="text-note text-ink-2">{t(`hints.${id}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
