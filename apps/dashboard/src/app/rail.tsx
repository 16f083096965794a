import { useLocalStorage } from "@mantine/hooks";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { navItems } from "./nav-items.ts";
import classes from "./shell.module.css";

function Mark() {
  return (
    <svg className={classes.mark} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" className={classes.markPlate} />
      <path d="M7 21l6-7 4 4" className={classes.markActual} />
      <path d="M17 18l8-9" className={classes.markForecast} />
    </svg>
  );
}

/** Left rail on wide screens, bar along the bottom on phones. */
export function Rail() {
  const [collapsed, setCollapsed] = useLocalStorage({ key: "hub-rail-collapsed", defaultValue: false });
  const Toggle = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={classes.rail} data-collapsed={collapsed || undefined} aria-label="Pages">
      <div className={classes.brand}>
        <Mark />
        <span className={classes.railText}>Sales Intelligence</span>
      </div>
      <ul className={classes.navList}>
        {navItems.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              className={classes.navLink}
              activeOptions={{ exact: true, includeSearch: false }}
              title={label}
            >
              <Icon size={20} stroke={1.7} aria-hidden="true" />
              <span className={classes.navText}>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
      <button type="button" className={classes.railToggle} onClick={() => setCollapsed(!collapsed)}>
        <Toggle size={20} stroke={1.7} aria-hidden="true" />
        <span className={classes.railText}>{collapsed ? "Expand menu" : "Collapse menu"}</span>
      </button>
    </nav>
  );
}
