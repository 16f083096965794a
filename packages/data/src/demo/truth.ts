import type { World } from "./world.ts";

/**
 * truth.json: the components behind a generated world's sales, in logs unless said otherwise.
 * What is drawn per week (pair seasons, shocks, noise, the markdown schedule) follows from the seed with `createWorld`.
 */
export function describeTruth(world: World, generatorVersion: number) {
  const { stores, departments, departmentSeasons, pairs, presence } = world;
  return {
    world: "demo",
    seed: world.seed,
    generator_version: generatorVersion,
    first_week: world.calendar.dates[0],
    weeks: world.calendar.dates.length,
    effects: world.effectName,
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
    })),
    pairs: pairs.map(({ store, dept, level }, p) => ({
      store: stores[store]?.id,
      dept: departments[dept]?.id,
      level,
      presence: presence.kinds[p],
    })),
  };
}
