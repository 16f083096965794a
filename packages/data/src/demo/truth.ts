import type { TrueReturn } from "./effects.ts";
import type { World } from "./world.ts";
import type { TrueResponse } from "./worlds/responses.ts";

/** At this gross margin a department's promotions are called profitable: iROAS above 1 / 0.25 = 4. */
const TRUTH_MARGIN = 0.25;

/**
 * truth.json: the components behind a generated world's sales, in logs unless said otherwise.
 * What is drawn per week (pair seasons, shocks, noise, the markdown schedule) follows from the seed with `createWorld`.
 */
export function describeTruth(world: World, generatorVersion: number) {
  const { stores, departments, departmentSeasons, pairs, presence, responses, trueReturns } = world;
  return {
    world: "demo",
    seed: world.seed,
    generator_version: generatorVersion,
    first_week: world.calendar.dates[0],
    weeks: world.calendar.dates.length,
    promotion_effects: world.kind,
    margin_for_profitable: TRUTH_MARGIN,
    return_weeks: world.returnWeeks,
    markdown_schedule_seed: world.seed,
    stores: stores.map(({ id, type, size, growth }, s) => ({
      store: id,
      type,
      size,
      growth_per_year: growth,
      holiday_pull: world.storePulls[s],
    })),
    departments: departments.map(({ id, kind, level, growth, noiseSd }, d) => ({
      dept: id,
      kind,
      level,
      growth_per_year: growth,
      noise_sd: noiseSd,
      season: departmentSeasons[d],
      promotion: describePromotion(responses[d] as TrueResponse, trueReturns[d] as TrueReturn),
    })),
    pairs: pairs.map(({ store, dept, level }, p) => ({
      store: stores[store]?.id,
      dept: departments[dept]?.id,
      level,
      presence: presence.kinds[p],
    })),
  };
}

/** Lift at full response of each type, and what promotions truly returned: incremental sales per dollar, above 1 / margin pays. */
function describePromotion({ responseClass, beta }: TrueResponse, { incrementalUsd, costUsd, iroas }: TrueReturn) {
  return {
    response: responseClass,
    beta,
    incremental_usd: incrementalUsd,
    cost_usd: costUsd,
    iroas,
    is_profitable: iroas !== null && iroas > 1 / TRUTH_MARGIN,
  };
}
