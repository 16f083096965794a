import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { groupStores, HubService, measureHolidays, rankHotspots, summarise, watchAccuracy } from "@sales-hub/hub";
import { formatReport } from "./report.ts";

// npm run bench:insights -- --home DIR: a folder that hub train filled; nothing is prepared or trained here.

const ALL = 1_000_000;

const { values } = parseArgs({ options: { home: { type: "string" } } });
if (values.home === undefined) {
  console.error(
    "Name a folder of prepared data and models: npm run bench:insights -- --home DIR (hub train makes one)",
  );
  process.exit(2);
}
const home = resolve(values.home);
const hub = new HubService({
  workspace: { rawDir: join(home, "raw"), preparedDir: join(home, "prepared"), modelsDir: join(home, "models") },
});
try {
  await hub.load();
  const snapshot = hub.snapshot();
  const report = formatReport({
    snapshot,
    summary: await summarise(snapshot),
    hotspots: await rankHotspots(snapshot, { limit: ALL }),
    archetypes: await groupStores(snapshot),
    holidays: await measureHolidays(snapshot, {}),
    drift: await watchAccuracy(snapshot),
  });
  await writeFile(join(import.meta.dirname, "../results/insights.md"), report);
  console.log(report);
} finally {
  await hub.close();
}
