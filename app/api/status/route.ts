import { getLocale, getTranslations } from "next-intl/server";
import { chainAccess } from "@/lib/server/chain";
import { remember } from "@/lib/server/remember";
import { statusValues } from "@/lib/server/status/reason-values";
import { createStatusReader, type Status } from "@/lib/server/status/read-status";

const KEEP_MS = 1_000;

let read: (() => Promise<Status>) | undefined;

/** Whether everything that the app stands on is in order. Always 200: what is wrong is in `reasons`. */
export async function GET(): Promise<Response> {
  read ??= remember(createStatusReader(chainAccess()), KEEP_MS);
  const [status, t, locale] = await Promise.all([read(), getTranslations("status"), getLocale()]);
  const reasons = status.reasons.map(({ code, ...about }) => ({
    code,
    message: t(code, statusValues({ ...about, locale })),
  }));
  return Response.json({ ...status, reasons }, { headers: { "cache-control": "no-store" } });
}
