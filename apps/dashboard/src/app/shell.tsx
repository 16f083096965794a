import { Outlet } from "@tanstack/react-router";
import { useServiceState } from "../lib/service-state.ts";
import { ContextBar } from "./context-bar.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { Rail } from "./rail.tsx";
import classes from "./shell.module.css";
import { StartingScreen } from "./starting-screen.tsx";

export function Shell() {
  const service = useServiceState();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <Rail />
      <div className={classes.column}>
        <ContextBar />
        <OfflineBanner />
        <main id="main" className={classes.main} tabIndex={-1}>
          {service.starting ? <StartingScreen {...service} /> : <Outlet />}
        </main>
      </div>
    </div>
  );
}
