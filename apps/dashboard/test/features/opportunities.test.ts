import type { ClustersAnswer } from "@sales-hub/contracts";
import { describe, expect, it } from "vitest";
import { byCluster, clusterLetter, silhouetteMarks } from "../../src/features/opportunities/archetype-chart.ts";
import { chosenSentence, featureText, zClass, zSign } from "../../src/features/opportunities/archetype-words.ts";
import { roiFinding } from "../../src/features/opportunities/roi-card.tsx";
import { estimated, roiMarks, roiOption, roiReach } from "../../src/features/opportunities/roi-chart.ts";
import { roiSheet } from "../../src/features/opportunities/roi-sheet.ts";
import { shapesSentence, totalFinding, totalWhiskers } from "../../src/features/opportunities/total-words.ts";
import { readOpportunitiesSearch } from "../../src/lib/opportunities-search.ts";
import { parseSearch, stringifySearch } from "../../src/lib/search.ts";
import { chartTheme } from "../../src/theme/chart-theme.ts";
import { departments, meta, returns } from "./promotion-answers.ts";

describe("the ROI explorer", () => {
  const shown = estimated(departments);

  it("draws only what can be estimated, and says how the rest stands", () => {
    expect(shown.map(({ dept }) => dept)).toEqual([72, 95]);
    expect(roiFinding(shown)).toBe("Of 2 departments, 1 loses, 1 cannot be told from break-even");
    expect(roiFinding([])).toBe("No department of this choice can be estimated");
  });

  it("reaches from below every estimate over break-even to above it", () => {
    const { min, max } = roiReach(shown);
    expect(min).toBeLessThan(-1.1);
    expect(max).toBeGreaterThan(0.6);
  });

  it("tells categories by shape as well as by colour", () => {
    const option = roiOption(chartTheme("light", false), shown);
    const [scatter] = option.series as Array<{ data: Array<{ symbol: string; itemStyle: { color: string } }> }>;
    expect(new Set(scatter?.data.map(({ symbol }) => symbol)).size).toBe(2);
    expect(new Set(scatter?.data.map(({ itemStyle }) => itemStyle.color)).size).toBe(2);
  });

  it("leads from every mark to its department", () => {
    let opened = 0;
    const marks = roiMarks(shown, (dept) => {
      opened = dept;
    });
    expect(marks[1]?.label).toBe("Department 95: \u2212$0.70 per dollar, \u2212$0.95 to \u2212$0.40, likely to lose");
    marks[1]?.open?.();
    expect(opened).toBe(95);
  });

  it("is saved with every department, unknown figures empty and their reason given", () => {
    const { header, rows } = roiSheet(returns);
    expect(rows).toHaveLength(3);
    expect(rows[2]?.[header.indexOf("roi")]).toBeNull();
    expect(rows[2]?.[header.indexOf("reason")]).toBe("3 store-weeks; 200 needed");
    expect(rows[0]?.[header.indexOf("iroas_upper")]).toBe(2.4);
  });

  it("keeps its filters and terms in the address", () => {
    const search = readOpportunitiesSearch(parseSearch("?category=uncertain&samples=200&margin=30&accounting=netted"));
    expect(search).toMatchObject({ category: "uncertain", samples: 200, margin: 30, accounting: "netted" });
    expect(stringifySearch({ ...search })).toBe("?margin=30&accounting=netted&category=uncertain&samples=200");
    expect(stringifySearch({ ...readOpportunitiesSearch(parseSearch("?category=best&samples=many")) })).toBe("");
  });
});

describe("the return of all markdowns together", () => {
  it("is said against break-even", () => {
    expect(totalFinding(returns)).toBe("A markdown dollar brings $0.40 of sales; it takes $4.00 to break even");
    expect(totalFinding({ ...returns, total: null })).toMatch(/cannot be estimated$/);
  });

  it("stands beside its bootstrap and the other shapes of the response", () => {
    const total = returns.total;
    if (total === null) throw new Error("the sample has a total");
    expect(totalWhiskers(total, 4).map(({ value, lower, tone }) => [value, lower, tone])).toEqual([
      [0.4, -0.02, "down"],
      [0.4, -0.03, "down"],
      [0.22, 0, "quiet"],
      [0.87, 0.1, "quiet"],
    ]);
    expect(shapesSentence(total)).toContain("the 2 shapes tried a markdown dollar brings $0.22 to $0.87");
  });
});

describe("store archetypes", () => {
  const answer: ClustersAnswer = {
    k: 2,
    silhouette_by_k: [
      { k: 2, silhouette: 0.31, within_sum_of_squares: 200 },
      { k: 3, silhouette: 0.25, within_sum_of_squares: 160 },
    ],
    stability: { seeds: 10, mean_adjusted_rand: 0.9, lowest_adjusted_rand: 0.7 },
    verdict: "",
    features: [],
    clusters: [],
    stores: [
      { store: 3, type: "B", latitude: 0, longitude: 0, cluster: 2, silhouette: 0.1, features: {} },
      { store: 9, type: "A", latitude: 0, longitude: 0, cluster: 1, silhouette: 0.4, features: {} },
    ],
    meta,
  };

  it("say why there are so many", () => {
    expect(chosenSentence(answer)).toBe("2 archetypes are the most distinct choice: mean silhouette 0.31");
    expect(silhouetteMarks(answer.silhouette_by_k, 2)[0]?.label).toBe("2 archetypes: mean silhouette 0.31, chosen");
  });

  it("are told by letter and order", () => {
    expect(byCluster(answer.stores).map(({ store }) => store)).toEqual([9, 3]);
    expect([clusterLetter(1), clusterLetter(4)]).toEqual(["A", "D"]);
  });

  it("show features in their own unit and how far they lie from all stores", () => {
    expect([
      featureText(1234.4, "usd"),
      featureText(0.123, "fraction"),
      featureText(7.8, "percent"),
      featureText(151_315, "sqft"),
      featureText(null, "usd"),
    ]).toEqual(["$1,234", "12.3%", "7.8%", "151,315", "\u2013"]);
    expect([-1.4, -0.5, 0, 0.5, 2].map(zClass)).toEqual([0, 1, 2, 3, 4]);
    expect(zSign(-1.4)).toBe("\u2212\u2212");
  });
});
