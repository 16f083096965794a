import type { SeriesPoint, StoreItem } from "@sales-hub/contracts";
import type { SeriesWeek, StoreOverview } from "@sales-hub/hub";

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

export function presentWeek({ date, salesUsd, isHoliday }: SeriesWeek): SeriesPoint {
  return { date, weekly_sales: salesUsd, is_holiday: isHoliday };
}
