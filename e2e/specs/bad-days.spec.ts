import type { Page } from "@playwright/test";
import { beginIn, browserFaults, endIn } from "../fixtures/bad-days/browser-faults";
import { type Day, startCold, test } from "../fixtures/bad-days/day";
import { chainFaults, type Stage, type Trouble } from "../fixtures/bad-days/faults";
import { type Findings, noFindings } from "../fixtures/bad-days/findings";
import { type Path, paths, rows } from "../fixtures/bad-days/rows";
import * as truth from "../fixtures/bad-days/truth";
import { fillForms } from "../fixtures/bad-days/visitor";
import { expect } from "../fixtures/test";

// Faults are shared out among the workers; within one, all pages go through it at the same time.
test.describe.configure({ mode: "parallel" });
// A trace of so many pages at a time costs more than the pages; the findings say what was seen.
test.use({ trace: "off", screenshot: "off" });

/** These are tried before every landing; the others take minutes and run with the long tests. */
const always: ReadonlySet<string> = new Set(["a server of the chain that is dead", "scripts that are switched off"]);

/** One test for each page; a public page without a row in fixtures/bad-days/rows.ts does not compile. */
function onEveryRoute(fault: string, play: (day: Day, findings: Findings) => Promise<void>): void {
  test.describe(fault, { tag: always.has(fault) ? [] : ["@long", "@bad-days"] }, () => {
    test.describe.configure({ mode: "default" });
    const findings = noFindings();
    test.beforeAll(async ({ day }) => {
      test.setTimeout(300_000);
      await play(day, findings);
    });
    for (const path of paths) {
      test(path, () => {
        expect(findings.of(path)).toEqual([]);
      });
    }
  });
}

type OpenPagesFault = {
  readonly trouble: Trouble;
  readonly begin: (stage: Stage) => Promise<() => Promise<void>>;
  /** Whether the server can still be asked from here. */
  readonly cutOff?: boolean;
};

/** A page that is open tells the fault, and its end, without being loaded again. */
async function playOnOpenPages(day: Day, findings: Findings, { trouble, begin, cutOff = false }: OpenPagesFault): Promise<void> {
  const { tabs, wallet } = await day.visitor();
  await findings.each(tabs, truth.expectWell);
  await findings.each(tabs, markDocument);
  const asked = wallet.asked.length;
  const end = await begin(day);
  try {
    await findings.each(tabs, async (page, path) => {
      await truth.expectTruth(page, path, trouble);
      if (!cutOff) await truth.expectTrueHtml(page, path, trouble);
    });
  } finally {
    await end();
  }
  await findings.each(tabs, async (page, path) => {
    await truth.expectWell(page, path);
    expect(await isMarked(page), "the page was loaded again").toBe(true);
    if (rows[path].money) expect(wallet.asked.slice(asked), "what the wallet was asked").toEqual([]);
  });
  if (paths.some((path) => findings.of(path).length > 0)) await day.forgetVisitor();
}

const markDocument = (page: Page): Promise<void> => page.evaluate(() => { Reflect.set(window, "__marked", true); });
const isMarked = (page: Page): Promise<unknown> => page.evaluate((): unknown => Reflect.get(window, "__marked"));

for (const fault of chainFaults) {
  onEveryRoute(fault.name, (day, findings) => playOnOpenPages(day, findings, fault));
}

onEveryRoute("a browser that is offline", async (day, findings) => {
  const { context } = await day.visitor();
  const begin = async () => {
    await context.setOffline(true);
    return () => context.setOffline(false);
  };
  await playOnOpenPages(day, findings, { trouble: "offline", begin, cutOff: true });
});

for (const fault of browserFaults) {
  onEveryRoute(fault.name, async (day, findings) => {
    const visitor = await day.anotherVisitor({ prepare: (context) => beginIn(context, fault) });
    await fillForms(visitor);
    const says = (page: Page, path: Path, forgetful: boolean) => truth.expectForgetful(page, path, forgetful);
    await findings.each(visitor.tabs, async (page, path) => {
      await truth.expectWell(page, path);
      await says(page, path, fault.forgets);
      await endIn(page);
      await says(page, path, false);
      await truth.expectWell(page, path);
      expect(visitor.errors).toEqual([]);
    });
    await visitor.context.close();
  });
}

onEveryRoute("scripts that are switched off", async (day, findings) => {
  const visitor = await day.anotherVisitor({ context: { javaScriptEnabled: false } });
  await findings.each(visitor.tabs, truth.expectStandingStill);
  await visitor.context.close();
});

onEveryRoute("scripts that do not arrive, and then do", async (day, findings) => {
  const scripts = "**/_next/static/**/*.js";
  const visitor = await day.anotherVisitor({ prepare: (context) => context.route(scripts, (route) => route.abort()) });
  await findings.each(visitor.tabs, async (page, path) => {
    // Scripts on their way are given time.
    await page.evaluate(() => { document.getAnimations().forEach((animation) => { animation.finish(); }); });
    await truth.expectStandingStill(page, path);
  });
  // A browser whose requests are looked at keeps no scripts: every page would load all of them.
  await visitor.context.unroute(scripts);
  await findings.each(visitor.tabs, async (page) => { await page.reload(); });
  await fillForms(visitor);
  await findings.each(visitor.tabs, async (page, path) => {
    await truth.expectWell(page, path);
    await truth.expectMoving(page);
  });
  await visitor.context.close();
});

onEveryRoute("a chain that is gone since before the server started", async (day, findings) => {
  const cold = await startCold(day);
  const visitor = await day.anotherVisitor({ origin: cold.origin });
  await fillForms(visitor);
  await findings.each(visitor.tabs, truth.expectHonestAbsence);
  cold.chainComes();
  await findings.each(visitor.tabs, truth.expectWell);
  await visitor.context.close();
  await cold.stop();
});
