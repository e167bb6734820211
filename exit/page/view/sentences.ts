import { presentError } from "../../../lib/errors/present";
import type { ClassifiedError } from "../../../lib/errors/codes";
import type { Reason } from "../../../lib/screens/reason";
import { reasonValues } from "../../../lib/screens/reason-values";
import type { TextProblem } from "../../../lib/money/index";
import type { Locale } from "../../../i18n/locales";
import { type Translate, unspoken } from "../texts";

/** How sentences are made in the page's language. */
export type Speech = { readonly t: Translate; readonly locale: Locale };

export function reasonSentence({ t, locale }: Speech, reason: Reason): string {
  return reason.code === "amount" ? problemSentence(t, reason.problem) : t(`form.reason.${reason.code}`, reasonValues(reason, locale));
}

function problemSentence(t: Translate, problem: TextProblem): string {
  const values = Object.entries(problem).filter((entry): entry is [string, string | number] => typeof entry[1] !== "object");
  return t(`money.problem.${problem.code}`, Object.fromEntries(values));
}

/** An error in words: what it is, one sentence, and what helps. */
export function errorTexts({ t, locale }: Speech, error: ClassifiedError): { title: string; sentence: string; hint: string } {
  const { title, sentence, hint, values } = presentError({ error, locale });
  const known = unspoken.test(`errors.${sentence}`) ? "sentence.unknown" : sentence;
  return { title: t(`errors.${title}`), sentence: t(`errors.${known}`, values), hint: t(`errors.${hint}`) };
}
