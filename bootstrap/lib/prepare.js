import { dashboard } from "./dashboard.js";
import { lightgbmLibrary } from "./lightgbm-library.js";
import { seconds } from "./log.js";
import { checkMachine, locateNode, runtimeEnvironment } from "./node-runtime.js";
import { npmPackages } from "./npm-packages.js";
import { TOOLCHAIN } from "./paths.js";
import { withSetupLock } from "./setup-lock.js";
import { clearStaging } from "./staging.js";
import { xgboostLibrary } from "./xgboost-library.js";

/**
 * Makes everything ready that the product needs and that is not: Node, npm packages, LightGBM, the dashboard.
 * What is up to date is left alone; a set-up that was interrupted goes on where it stopped.
 * @param {{ line(text: string): void, step(what: string, work: () => Promise<unknown>): Promise<unknown> }} log
 * @param {{ quiet?: boolean }} [options] quiet: say nothing when there is nothing to do.
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} The Node to run the product with, and its environment.
 * @throws {SetupError} What is missing, and the fix.
 */
export async function prepare(log, options = {}) {
  const startedAt = performance.now();
  checkMachine();
  const isReady = () => locateNode().ready && parts().every((part) => part.ready());
  if (isReady()) {
    if (!options.quiet) log.line(`setup: everything is up to date (${seconds(performance.now() - startedAt)})`);
  } else {
    await withSetupLock(TOOLCHAIN, log, () => installMissing(log));
    log.line(`setup: ready after ${seconds(performance.now() - startedAt)}`);
  }
  const { node } = locateNode();
  return { node, env: runtimeEnvironment(node, { LIGHTGBM_LIBRARY: lightgbmLibrary().file }) };
}

/**
 * Makes the XGBoost library of the model lab ready; nothing else needs it.
 * @returns {Promise<string>} Its file.
 */
export async function ensureXgboost(log) {
  const library = xgboostLibrary();
  if (!library.ready()) {
    await withSetupLock(TOOLCHAIN, log, async () => {
      clearStaging();
      if (!library.ready()) await library.install(locateNode().node, log);
    });
  }
  return library.file;
}

function parts() {
  return [npmPackages(), lightgbmLibrary(), dashboard()];
}

async function installMissing(log) {
  clearStaging(); // of set-ups that were killed
  try {
    const runtime = locateNode();
    if (!runtime.ready) await log.step(runtime.what, runtime.install);
    for (const part of parts()) {
      if (!part.ready()) await part.install(runtime.node, log);
    }
  } finally {
    clearStaging();
  }
}
