import { spawn } from "node:child_process";

/**
 * Runs a program to its end and keeps what it printed.
 * @returns {Promise<{ code: number, output: string }>} Code 127 when there is no such program.
 */
export function capture(file, args, options = {}) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(file, args, {
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      ...options,
      env: { ...(options.env ?? process.env), NO_COLOR: "1", FORCE_COLOR: undefined },
    });
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => resolve({ code: 127, output: String(error) }));
    child.on("close", (code, signal) => {
      resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output });
    });
  });
}

/**
 * Runs a program in the foreground: it shares our terminal, gets our signals, and its exit code is returned.
 * A child that a signal ended gives 128 + the signal's number, as shells do.
 */
export function handOver(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: "inherit", ...options });
    const forward = (signal) => child.kill(signal);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, forward);
    const parentWatch = watchParent(() => child.kill("SIGTERM"));
    const stopForwarding = () => {
      clearInterval(parentWatch);
      for (const signal of signals) process.off(signal, forward);
    };
    child.on("error", (error) => {
      stopForwarding();
      reject(error);
    });
    child.on("close", (code, signal) => {
      stopForwarding();
      resolve(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0));
    });
  });
}

/**
 * `npm start` runs us through a shell that dies of a signal without passing it on. Becoming an orphan then means "stop".
 */
function watchParent(onOrphaned) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onOrphaned();
  }, 500);
  return watch;
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };
