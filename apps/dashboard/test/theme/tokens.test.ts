import { describe, expect, it } from "vitest";
import { contrastRatio } from "../../src/lib/contrast.ts";
import { tokensCss } from "../../src/theme/css-variables.ts";
import { colors, type Scheme } from "../../src/theme/tokens.ts";

it("contrast is 21 for black on white and 1 for a colour on itself", () => {
  expect(contrastRatio("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
  expect(contrastRatio("#76859C", "#76859C")).toBe(1);
});

describe.each<Scheme>(["light", "dark"])("in the %s scheme", (scheme) => {
  const c = colors[scheme];

  it("every text colour reads on every background", () => {
    for (const text of [c.text, c.text2, c.text3]) {
      for (const background of [c.canvas, c.surface, c.sunken]) {
        expect(contrastRatio(text, background)).toBeGreaterThanOrEqual(4.5);
      }
    }
    const pairs = [
      [c.onBrand, c.brand],
      [c.onSpark, c.spark],
      [c.brand, c.surface],
      [c.brand, c.sunken],
      [c.good, c.goodBg],
      [c.warn, c.warnBg],
      [c.bad, c.badBg],
    ] as const;
    for (const [text, background] of pairs) expect(contrastRatio(text, background)).toBeGreaterThanOrEqual(4.5);
  });

  it("controls, focus rings and series stand out from the surface", () => {
    for (const mark of [c.control, c.focus, c.up, c.down, c.brand, c.text]) {
      expect(contrastRatio(mark, c.surface)).toBeGreaterThanOrEqual(3);
    }
  });

  it("the style sheet holds its colours", () => {
    expect(tokensCss()).toContain(`--brand: ${c.brand};`);
    expect(tokensCss()).toContain(`--diverging-5: ${c.diverging[4]};`);
    expect(tokensCss()).toContain(`--brand-hover: ${c.brandHover};`);
  });

  it("keeps the dark colours off paper", () => {
    const css = tokensCss();
    expect(css.indexOf("@media screen")).toBeGreaterThan(0);
    expect(css.indexOf("color-scheme: dark")).toBeGreaterThan(css.indexOf("@media screen"));
  });
});
