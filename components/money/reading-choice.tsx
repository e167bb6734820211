"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { formatReading, type Reading, type Token } from "@/lib/money";

type ReadingChoiceProps = {
  token: Token;
  readings: readonly Reading[];
  onReading: (reading: Reading) => void;
};

/** The ways in which "1,234" can be read, as buttons: "1,234.00 AID" and "1.2340 AID". */
export function ReadingChoice({ token, readings, onReading }: ReadingChoiceProps) {
  const t = useTranslations("money");
  const locale = useLocale();
  return (
    <div role="group" aria-label={t("readings")} className="mb-2 flex flex-wrap gap-2">
      {readings.map((reading) => (
        <Button key={reading.kind} onClick={() => onReading(reading)}>
          {t("useReading", { amount: formatReading({ reading, token, locale }), token })}
        </Button>
      ))}
    </div>
  );
}
