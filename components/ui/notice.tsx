import type { ReactNode } from "react";
import { cx } from "./cx";
import { NoticeIcon, type NoticeTone } from "./notice-icon";

type NoticeProps = {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  /** A button or link that helps. */
  action?: ReactNode;
};

const looks: Record<NoticeTone, string> = {
  info: "border-rule",
  warn: "border-copper bg-copper-wash",
  error: "border-loss bg-loss-wash",
};

/** Something the reader should know here. Only an error interrupts (`role="alert"`). */
export function Notice({ tone = "info", title, children, action }: NoticeProps) {
  return (
    <div
      role={tone === "error" ? "alert" : undefined}
      className={cx("flex gap-3 rounded border px-4 py-3 text-small", looks[tone])}
    >
      <NoticeIcon tone={tone} />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children && <div className={cx(title !== undefined && "mt-0.5", "text-ink-2 [&_strong]:text-ink")}>{children}</div>}
        {action && <div className="mt-2">{action}</div>}
      </div>
    </div>
  );
}
