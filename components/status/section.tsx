import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Part } from "@/lib/server/status/last-good";
import { Moment } from "./moment";

type Block = { readonly number: bigint; readonly timestamp: bigint };

type SectionProps<Value> = {
  id: string;
  title: ReactNode;
  part: Part<Value>;
  /** The block that the value was read at. */
  blockOf: (value: Value) => Block;
  children: (value: Value) => ReactNode;
};

/** One part of the status with the block it belongs to, or since when it is not known; the last good values stay. Nothing where nothing was looked for. */
export function Section<Value>({ id, title, part: { last, failingSince }, blockOf, children }: SectionProps<Value>) {
  if (last === undefined && failingSince === undefined) return null;
  return (
    <section aria-labelledby={id} className="min-w-0 border-t border-rule pt-4">
      <h2 id={id} className="text-title">
        {title}
      </h2>
      {failingSince !== undefined && <Failing since={failingSince} block={last && blockOf(last)} />}
      {last && failingSince === undefined && <AtBlock block={blockOf(last)} />}
      {last && <div className="mt-3">{children(last)}</div>}
    </section>
  );
}

function AtBlock({ block }: { block: Block }) {
  const t = useTranslations("statusPage");
  const time = () => <Moment timestamp={Number(block.timestamp)} />;
  return <p className="mt-1 text-note text-ink-2">{t.rich("atBlock", { block: Number(block.number), time })}</p>;
}

function Failing({ since, block }: { since: number; block: Block | undefined }) {
  const t = useTranslations("statusPage");
  const from = () => <Moment timestamp={since} />;
  return (
    <p className="mt-1 text-small text-loss">
      {block
        ? t.rich("failing", { since: from, block: Number(block.number), time: () => <Moment timestamp={Number(block.timestamp)} /> })
        : t.rich("unknown", { since: from })}
    </p>
  );
}
