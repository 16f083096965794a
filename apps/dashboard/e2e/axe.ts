import type { Page } from "@playwright/test";
import axe from "axe-core";

/** The rules whose answer depends on the theme; all others see the same page in both. */
export const colourRules = ["color-contrast", "link-in-text-block"];

/**
 * What axe finds wrong on the page as it stands, by all of its usual rules or by the named ones.
 * It is asked inside the page: its wrapper for Playwright takes several times as long for the same answer.
 */
export async function findings(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async (runOnly) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await run({
      resultTypes: ["violations"],
      ...(runOnly === null ? {} : { runOnly: [...runOnly] }),
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  }, rules);
}
