import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Controls } from "@/components/design/controls";
import { Drawings } from "@/components/design/drawings";
import { Forms } from "@/components/design/forms";
import { Primitives } from "@/components/design/primitives";
import { Tokens } from "@/components/design/tokens";
import { Words } from "@/components/form/words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("design");
  return { title: t("title"), robots: { index: false } };
}

/** For developers, in a local build only: every token and primitive in every state, made of the components themselves. */
export default async function DesignPage() {
  const t = await getTranslations("design");
  const sections = [
    { id: "tokens", content: <Tokens /> },
    { id: "components/ui", content: <Controls /> },
    { id: "components/ui, server", content: <Primitives /> },
    { id: "components/form, components/money", content: <Forms /> },
    { id: "components/charts", content: <Drawings /> },
  ];
  return (
    <Words names={["balance", "form", "mint", "redeem", "stake", "swap"]}>
      <div className="grid grid-cols-1 gap-14 pt-10 pb-16">
        <div>
          <h1 className="text-display">{t("title")}</h1>
          <ul className="mt-4 grid max-w-[64ch] gap-2 text-small text-ink-2">
            {(["themes", "hover", "focus", "inert", "motion"] as const).map((rule) => (
              <li key={rule}>{t(rule)}</li>
            ))}
          </ul>
        </div>
        {sections.map(({ id, content }) => (
          <section key={id} aria-label={id} className="min-w-0">
            <h2 className="mb-6 text-title">{id}</h2>
            {content}
          </section>
        ))}
      </div>
    </Words>
  );
}
