// Runs before the first paint, so that a dark screen never flashes white. The content security policy forbids inline scripts.
(() => {
  let stored = null;
  try {
    stored = window.localStorage.getItem("hub-color-scheme");
  } catch {
    // Storage may be forbidden; the system's preference is used then.
  }
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const scheme = stored === "light" || stored === "dark" ? stored : dark ? "dark" : "light";
  document.documentElement.setAttribute("data-mantine-color-scheme", scheme);
})();
