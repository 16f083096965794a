import {
  constants,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const HEARTBEAT_MS = 2_000;
const STALE_AFTER_MS = 30_000;
const POLL_MS = 250;

/**
 * Lets one set-up at a time work in `folder`; a second one waits, a dead one's lock is taken over.
 * @param {string} folder
 * @param {{ line(text: string): void }} log Told once when there is something to wait for.
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @template T
 */
export async function withSetupLock(folder, log, work) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "setup.lock");
  const content = JSON.stringify({ pid: process.pid, host: hostname(), nonce: Math.random() });
  let announced = false;
  while (!tryCreate(file, content)) {
    if (takeOverIfStale(file)) continue;
    if (!announced) log.line("setup: another set-up is running in this folder; waiting for it");
    announced = true;
    await wait(POLL_MS);
  }
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  const release = () => {
    clearInterval(heartbeat);
    if (read(file) === content) rmSync(file, { force: true });
  };
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

function tryCreate(file, content) {
  try {
    writeFileSync(file, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function takeOverIfStale(file) {
  const seen = read(file);
  if (seen === undefined) return true;
  if (!isStale(seen, file)) return false;
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return true; // somebody else was faster
  }
  if (read(aside) !== seen) restore(aside, file);
  rmSync(aside, { force: true });
  return true;
}

/** A lock is stale when its process is gone, or when its heartbeat stopped (another machine or container). */
function isStale(content, file) {
  const owner = parseOwner(content);
  if (owner && owner.host === hostname() && !isAlive(owner.pid)) return true;
  try {
    return Date.now() - statSync(file).mtimeMs > STALE_AFTER_MS;
  } catch {
    return true;
  }
}

function parseOwner(content) {
  try {
    return JSON.parse(content);
  } catch {
    return undefined; // being written this instant, or cut short by a crash: the heartbeat decides
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function restore(aside, file) {
  try {
    copyFileSync(aside, file, constants.COPYFILE_EXCL);
  } catch {
    // a third process holds a lock of its own by now; its work is safe, ours waits
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // the lock was taken over after a long suspension; the steps are atomic, so nothing breaks
  }
}
