import type { ClassifiedError, ErrorCode, ErrorKind } from "./codes";
import { contractErrors, type ValueKind } from "./contract-errors";
import { formatErrorValue } from "./format-error-value";

export type PresentedError = {
  /** Keys inside the catalogue's `errors`. */
  readonly title: `title.${ErrorKind}`;
  readonly hint: `hint.${ErrorKind}`;
  readonly sentence: `sentence.${ErrorCode}`;
  /** Arguments of the sentence, written out with their units. */
  readonly values: Readonly<Record<string, string>>;
  readonly detail: string;
  readonly retry: boolean;
};

/** Turns a classified error into the keys and values from which the catalogue makes title, sentence and hint. */
export function presentError({ error, locale }: { error: ClassifiedError; locale?: string | undefined }): PresentedError {
  const kinds = valueKindsOf(error.code);
  const values = Object.entries(error.values).map(([name, value]): [string, string] => {
    return [name, formatErrorValue({ kind: kinds[name] ?? "text", value, locale })];
  });
  return {
    title: `title.${error.kind}`,
    hint: `hint.${error.kind}`,
    sentence: `sentence.${error.code}`,
    values: Object.fromEntries(values),
    detail: error.detail,
    retry: error.retry,
  };
}

function valueKindsOf(code: ErrorCode): Readonly<Record<string, ValueKind>> {
  return isContractError(code) ? contractErrors[code] : {};
}

function isContractError(code: ErrorCode): code is keyof typeof contractErrors {
  return Object.hasOwn(contractErrors, code);
}
