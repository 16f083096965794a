/** The code of a page could not be loaded: no connection, or a newer version of the dashboard was installed. */
export class PageLoadError extends Error {
  constructor(cause: unknown) {
    // The router reloads the address on the browser's own words for a failed import, even while offline.
    super("The code of this page could not be loaded.", { cause });
    this.name = "PageLoadError";
  }
}

/** Loads the code of a page. @throws {PageLoadError} */
export async function loadPage<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new PageLoadError(cause);
  }
}

interface PageErrorWords {
  title: string;
  what: string;
  worksStill: string;
}

/** What happened to a page, and what still works. */
export function pageErrorWords(error: unknown, online: boolean): PageErrorWords {
  if (!(error instanceof PageLoadError)) {
    return {
      title: "This page could not be shown",
      what: error instanceof Error && error.message !== "" ? error.message : "It failed without saying why.",
      worksStill: "The other pages still work, and nothing that you saved is lost.",
    };
  }
  if (!online) {
    return {
      title: "This page needs a connection",
      what: "You are offline, and this page was not opened before.",
      worksStill: "Pages that you opened before still work. This one opens by itself when the connection is back.",
    };
  }
  return {
    title: "This page could not be loaded",
    what: "The hub did not send it: the connection was lost on the way, or a newer version was installed.",
    worksStill: "Pages that you opened before still work. Loading again keeps this address and all that it says.",
  };
}

const key = "hub-reloaded-at";
const patienceMs = 30_000;

/** Loads the address anew, unless that was tried a moment ago and did not help. @returns Whether it does. */
export function reloadOnce(now: number = Date.now()): boolean {
  const last = Number(sessionStorage.getItem(key) ?? 0);
  if (now - last < patienceMs) return false;
  sessionStorage.setItem(key, String(now));
  window.location.reload();
  return true;
}
