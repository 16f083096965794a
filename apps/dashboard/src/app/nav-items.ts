import {
  type Icon,
  IconChartDots,
  IconChartLine,
  IconEye,
  IconLayoutDashboard,
  IconShieldCheck,
  IconTag,
} from "@tabler/icons-react";

export interface NavItem {
  to: "/" | "/forecast" | "/promotions" | "/opportunities" | "/watchlist" | "/trust";
  label: string;
  icon: Icon;
}

/** Pages that exist. A page that is not built has no entry. */
export const navItems: readonly NavItem[] = [
  { to: "/", label: "Briefing", icon: IconLayoutDashboard },
  { to: "/forecast", label: "Forecast", icon: IconChartLine },
  { to: "/promotions", label: "Promotions", icon: IconTag },
  { to: "/opportunities", label: "Opportunities", icon: IconChartDots },
  { to: "/watchlist", label: "Watchlist", icon: IconEye },
  { to: "/trust", label: "Trust", icon: IconShieldCheck },
];
