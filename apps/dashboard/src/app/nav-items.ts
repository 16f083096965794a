import { type Icon, IconChartLine, IconEye, IconLayoutDashboard } from "@tabler/icons-react";

export interface NavItem {
  to: "/" | "/forecast" | "/watchlist";
  label: string;
  icon: Icon;
}

/** Pages that exist. A page that is not built has no entry. */
export const navItems: readonly NavItem[] = [
  { to: "/", label: "Briefing", icon: IconLayoutDashboard },
  { to: "/forecast", label: "Forecast", icon: IconChartLine },
  { to: "/watchlist", label: "Watchlist", icon: IconEye },
];
