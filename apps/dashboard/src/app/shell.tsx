import { useHotkeys } from "@mantine/hooks";
import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { OrElse } from "../components/or-else.tsx";
import { useServiceState } from "../lib/service-state.ts";
import { ContextBar } from "./context-bar.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { Rail } from "./rail.tsx";
import classes from "./shell.module.css";
import { StartingScreen } from "./starting-screen.tsx";

const CommandPalette = lazy(async () => ({ default: (await import("./command-palette.tsx")).CommandPalette }));

export function Shell() {
  const [palette, setPalette] = useState<"closed" | "search" | "help">("closed");
  useHotkeys([
    ["mod+K", () => setPalette("search")],
    ["shift+?", () => setPalette("help")],
    ["?", () => setPalette("help")], // keyboards that have the sign on a key of its own
  ]);
  const service = useServiceState();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <Rail />
      <div className={classes.column}>
        <ContextBar onSearch={() => setPalette("search")} onHelp={() => setPalette("help")} />
        <OfflineBanner />
        <main id="main" className={classes.main} tabIndex={-1}>
          {service.starting ? <StartingScreen {...service} /> : <Outlet />}
        </main>
      </div>
      {palette === "closed" ? null : (
        <OrElse fallback={null}>
          <Suspense>
            <CommandPalette mode={palette} onClose={() => setPalette("closed")} />
          </Suspense>
        </OrElse>
      )}
    </div>
  );
}
