import { Button } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { PageLoadError, pageErrorWords, reloadOnce } from "../lib/page-load.ts";

/** Whether the hub answers; a reload without an answer would end on the browser's own error page. */
async function hubAnswers(): Promise<boolean> {
  try {
    return (await fetch("/livez", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** Stands in for one page that failed; the shell around it keeps working. Code that is missing is fetched by a reload. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { online } = useNetwork();
  const [silent, setSilent] = useState(false);
  const missing = error instanceof PageLoadError;
  const { title, what, worksStill } = pageErrorWords(error, online);

  const retry = useCallback(
    async (reload: () => void) => {
      const answers = await hubAnswers();
      setSilent(!answers);
      if (!answers) return;
      if (missing) return reload();
      reset();
      await router.invalidate();
    },
    [missing, reset, router],
  );

  // Recovers unasked: at once when a newer version was installed, otherwise when the connection is back.
  useEffect(() => {
    if (online && navigator.onLine && missing) void retry(() => void reloadOnce());
  }, [online, missing, retry]);

  return (
    <section className="card notice" role="alert">
      <h1 className="page-title">{title}</h1>
      <p>{what}</p>
      <p className="quiet">{worksStill}</p>
      {silent ? <p>The hub does not answer yet. Check that it is running and that you are connected.</p> : null}
      <Button variant="default" onClick={() => void retry(() => window.location.reload())}>
        {missing && online ? "Load again" : "Try again"}
      </Button>
    </section>
  );
}
