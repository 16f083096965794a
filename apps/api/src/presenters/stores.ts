import type { RoiPotential, SeriesPoint, StoreItem, StoreOnMap, StoreVolatility } from "@sales-hub/contracts";
import type { StoreOnMap as MappedStore, SeriesWeek, StoreOverview } from "@sales-hub/hub";

export function presentStore(store: StoreOverview): StoreItem {
  return {
    store: store.store,
    type: store.type,
    size: store.sizeSqft,
    latitude: store.location.latitude,
    longitude: store.location.longitude,
    departments: [...store.departments],
    avg_weekly_sales: store.avgWeeklyUsd,
    growth: store.growthFraction,
    recent_sales: store.recentUsd,
  };
}

export function presentStoreOnMap(store: MappedStore): StoreOnMap {
  return {
    ...presentStore(store),
    volatility: presentVolatility(store.volatility),
    roi_potential: presentRoiPotential(store),
  };
}

function presentVolatility(volatility: MappedStore["volatility"]): StoreVolatility {
  return {
    relative_interval_width: volatility.relativeIntervalWidth,
    wape: volatility.wapeFraction,
    total_wape: volatility.totalWapeFraction,
    test_weeks: volatility.testWeeks,
  };
}

function presentRoiPotential({ markdownReturn, noReturnReason }: MappedStore): RoiPotential {
  return {
    iroas: markdownReturn?.iroas ?? null,
    lower: markdownReturn?.lower ?? null,
    upper: markdownReturn?.upper ?? null,
    level: markdownReturn?.level ?? null,
    evidence: markdownReturn?.evidence ?? null,
    reason: noReturnReason,
  };
}

export function presentWeek({ date, salesUsd, isHoliday }: SeriesWeek): SeriesPoint {
  return { date, weekly_sales: salesUsd, is_holiday: isHoliday };
}
