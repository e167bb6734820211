import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { messagesOf } from "./catalogues";
import { defaultLocale, type Locale } from "./locales";

type Translated = Exclude<Locale, "en">;
type Term = { readonly term: string; readonly english: RegExp } & Readonly<Record<Translated, RegExp>>;

/** The stem of each word of docs/glossary.md in its grammatical forms: where English says the one, a language says the other. */
const terms: readonly Term[] = [
  { term: "mint", english: /\b(mint|mints|minting|minted)\b/i, "pt-BR": /emitir|emiti|emit[ae]|emissão/i, uk: /випус[кт]|випуще/i },
  { term: "redeem", english: /\bredeem(?! \{)/i, "pt-BR": /resgat/i, uk: /погас|погаш/i },
  { term: "stake", english: /\b(stakes?|staked|staking|stakers)\b/i, "pt-BR": /staking/i, uk: /стейк/i },
  { term: "supply", english: /\bsupply\b/i, "pt-BR": /oferta total/i, uk: /загальн\S+ обсяг\S* випуску/i },
  { term: "circulating", english: /\bcirculat/i, "pt-BR": /em circulação|circula/i, uk: /в обігу|обіг/i },
  { term: "backing", english: /^Backing\b/, "pt-BR": /lastro/i, uk: /забезпечення/i },
  { term: "Treasury", english: /\bTreasury(?! bills?\b)/, "pt-BR": /Tesouraria/, uk: /Скарбниц/ },
  { term: "role", english: /\brole\b/i, "pt-BR": /\bpapel|\bpapéis/i, uk: /рол[іьяеюй]/i },
  { term: "access manager", english: /\baccess manager\b/i, "pt-BR": /gestor de acesso/i, uk: /диспетчер\S* доступу/i },
  { term: "admin", english: /\badmin/i, "pt-BR": /administrador/i, uk: /адміністратор/i },
  { term: "governor", english: /\bgovernor/i, "pt-BR": /governador/i, uk: /керівник/i },
  { term: "guardian", english: /\bguardian/i, "pt-BR": /guardi(ão|ões)/i, uk: /охорон[ец]/i },
  { term: "treasurer", english: /\btreasurer/i, "pt-BR": /tesoureiro/i, uk: /скарбник/i },
  { term: "governance", english: /\bgovernance\b/i, "pt-BR": /governança/i, uk: /врядуванн/i },
  { term: "vault", english: /\bvaults?\b/i, "pt-BR": /cofre/i, uk: /сховищ/i },
  { term: "cash", english: /\bcash\b/i, "pt-BR": /caixa/i, uk: /грошов\S+ кошт|незадіян\S+ кошт/i },
  { term: "T-bills", english: /\b(T-\u2060?bills?|Treasury bills)\b/, "pt-BR": /T-\u2060?bills/, uk: /T-\u2060?bills/ },
  { term: "surplus", english: /\bsurplus\b/i, "pt-BR": /excedente/i, uk: /надлиш/i },
  { term: "free liquidity", english: /\bfree liquidity\b/i, "pt-BR": /liquidez livre/i, uk: /вільн\S+ ліквідн/i },
  { term: "impairment", english: /\bimpairment/i, "pt-BR": /perda por redução ao valor recuperável/i, uk: /знецінення/i },
  { term: "entry price", english: /\bentry price\b/i, "pt-BR": /preço de entrada/i, uk: /цін\S+ входу/i },
  { term: "exit price", english: /\bexit price\b/i, "pt-BR": /preço de saída/i, uk: /цін\S+ виходу/i },
  { term: "share price", english: /\bshare price\b/i, "pt-BR": /valor(es)? da cota/i, uk: /цін\S+ частки/i },
  { term: "realised APR", english: /\brealised APR\b/i, "pt-BR": /APR realizada/, uk: /фактична річна ставка \(APR\)/i },
  { term: "running APR", english: /\brunning APR\b/i, "pt-BR": /APR corrente/, uk: /поточна річна ставка \(APR\)/i },
  { term: "target APR", english: /\btarget APR\b/i, "pt-BR": /APR pretendida/, uk: /цільова річна ставка \(APR\)/i },
  { term: "loss buffer", english: /\bloss buffer\b/i, "pt-BR": /colchão de perdas/i, uk: /буфер збитків/i },
  { term: "day cap, block cap", english: /\b(day|block) cap\b|daily cap|day’s cap/i, "pt-BR": /limite (diário|por bloco)/i, uk: /денн\S+ ліміт|ліміт\S* блоку/i },
  { term: "feed", english: /\bfeed\b/i, "pt-BR": /feed/i, uk: /джерел\S+ ціни/i },
  { term: "attestor", english: /\battestor/i, "pt-BR": /atestador/i, uk: /атестатор/i },
  { term: "voucher", english: /\bvoucher/i, "pt-BR": /atestado(?!r)/i, uk: /посвідк/i },
  { term: "verified", english: /\bverified\b/i, "pt-BR": /verificad/i, uk: /верифік/i },
  { term: "revoke", english: /\b(revok|revoc)/i, "pt-BR": /revog/i, uk: /відкли[кч]/i },
  { term: "sanctions list", english: /\bsanctions list\b/i, "pt-BR": /lista de sanções/i, uk: /санкційн\S+ спис/i },
  { term: "pause", english: /\bpaused\b/i, "pt-BR": /paus[ae]|pausou/i, uk: /призупин/i },
  { term: "frozen", english: /\bfrozen\b/i, "pt-BR": /congel/i, uk: /заморо[зж]/i },
  { term: "approval", english: /\bapproval\b/i, "pt-BR": /aprovação/i, uk: /дозв[іо]л/i },
  { term: "allowance", english: /\ballowances?\b(?!})/i, "pt-BR": /limites? aprovados?/i, uk: /ліміт\S* дозволу/i },
  { term: "exit ticket", english: /\bexit ticket/i, "pt-BR": /tíquetes? de saída/i, uk: /квит\S+ на вихід/i },
  { term: "take back", english: /\b(take|taken) ((the|cancelled|shares|them) ){0,2}back\b/i, "pt-BR": /receb.+ de volta/i, uk: /поверн/i },
  { term: "borrower", english: /\bborrower/i, "pt-BR": /tomador/i, uk: /позичальник/i },
  { term: "deal", english: /\bdeals?\b/i, "pt-BR": /operaç/i, uk: /угод/i },
  { term: "senior, junior", english: /\bjunior/i, "pt-BR": /subordinad[oa]s? \(júnior\)/i, uk: /молодш/i },
];

const glossary = readFileSync(path.join(import.meta.dirname, "../docs/glossary.md"), "utf8");

/** The words of one row, in the columns of the two languages. */
function wordsOf(term: string): Record<Translated, string> {
  const row = glossary.split("\n").find((line) => line.startsWith(`| ${term} |`));
  const cells = row?.split("|").map((cell) => cell.trim()) ?? [];
  return { "pt-BR": cells[5] ?? "", uk: cells[6] ?? "" };
}

describe.each(["pt-BR", "uk"] as const)("the glossary in %s", (locale) => {
  const texts = messagesOf(locale);

  it.each(terms)("has a word for $term, and every message that means it says it", ({ term, english, ...stems }) => {
    expect(wordsOf(term)[locale]).toMatch(stems[locale]);
    const meant = [...messagesOf(defaultLocale)].filter(([, text]) => english.test(text));
    expect(meant.length).toBeGreaterThan(0);
    // A key that is missing fails with the other catalogues' tests.
    const translated = meant.filter(([key]) => texts.has(key)).map(([key, text]) => ({ key, text, translation: texts.get(key) ?? "" }));
    expect(translated.filter(({ translation }) => !stems[locale].test(translation))).toEqual([]);
  });
});
