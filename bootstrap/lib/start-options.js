import { statSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { SetupError } from "./errors.js";

export const HELP = `npm start [-- options]

Makes everything ready and starts the Sales Intelligence Hub: dashboard, API and its documentation.
Without --raw it uses data/raw when the four Kaggle files are there, else a generated demo world.

  --port N      port to listen on (default 5000)
  --raw DIR     folder with train.csv, test.csv, features.csv and stores.csv (or their zip files)
  --demo        use the generated demo world even when data/raw is there
  --home DIR    folder for prepared data and models (default: data)
  --host H      address to listen on (default 127.0.0.1: this machine only)
  --help        this text`;

const DEFAULT_PORT = 5000;
const WITH_VALUE = new Set(["port", "raw", "home", "host"]);
const FLAGS = new Set(["help", "demo", "allow-anonymous"]);

/**
 * Reads the options of `npm start`.
 * @param {string[]} args What follows `npm start --`.
 * @param {string} cwd Folder that relative paths mean; npm tells it in INIT_CWD.
 * @returns {{ help: boolean, host: string, port: number, hubArgs: string[] }} hubArgs: for `hub up`, paths absolute.
 * @throws {SetupError} Unknown option, missing value, port out of range, folder that does not exist.
 */
export function readStartOptions(args, cwd) {
  const values = collect(args);
  const port = readPort(values.get("port") ?? String(DEFAULT_PORT));
  if (values.has("raw")) values.set("raw", readFolder(values.get("raw"), cwd));
  if (values.has("home")) values.set("home", resolve(cwd, values.get("home")));
  values.set("port", String(port));
  const hubArgs = [];
  for (const [name, value] of values) {
    if (name !== "help") hubArgs.push(`--${name}`, ...(FLAGS.has(name) ? [] : [value]));
  }
  return { help: values.has("help"), host: values.get("host") ?? "127.0.0.1", port, hubArgs };
}

function collect(args) {
  const values = new Map();
  for (let index = 0; index < args.length; index++) {
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/.exec(args[index]) ?? [];
    if (args[index] === "-h" || (FLAGS.has(name) && inline === undefined)) {
      values.set(name ?? "help", "");
    } else if (WITH_VALUE.has(name)) {
      const value = inline ?? args[++index];
      if (!value) throw new SetupError(`--${name} needs a value.`, ["npm start -- --help shows all options."]);
      values.set(name, value);
    } else {
      const known = [...WITH_VALUE, ...FLAGS].map((option) => `--${option}`).join(", ");
      throw new SetupError(`Unknown option ${args[index]} (known: ${known}).`, ["npm start -- --help explains them."]);
    }
  }
  return values;
}

function readPort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new SetupError(`--port must be a whole number from 1 to 65535, not "${text}".`, [
    "For example: npm start -- --port 5001",
  ]);
}

function readFolder(path, cwd) {
  const folder = resolve(cwd, path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new SetupError(`--raw must name a folder with the four Kaggle files; ${folder} is not a folder.`, [
    "Give the folder that holds train.csv, test.csv, features.csv and stores.csv, or leave --raw out for the demo world.",
  ]);
}

/**
 * Fails early and clearly when the port is taken, before minutes of set-up.
 * @throws {SetupError} The port is in use, or may not be used.
 */
export async function checkPortIsFree(port, host) {
  const code = await tryToListen(port, host);
  if (code === "EADDRINUSE") {
    throw new SetupError(`Port ${port} is in use by another program.`, [
      `Choose another one: npm start -- --port ${await nextFreePort(port + 1, host)}`,
      "Or stop the program that uses it (on macOS, AirPlay Receiver uses 5000: System Settings > General > AirDrop & Handoff).",
    ]);
  }
  if (code === "EACCES") {
    throw new SetupError(`Port ${port} may not be used by this user.`, [
      "Choose one above 1023: npm start -- --port 5000",
    ]);
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    throw new SetupError(`--host ${host} is not an address of this machine.`, ["Use 127.0.0.1 (default) or 0.0.0.0."]);
  }
}

/** The first port from `port` on that nobody listens on. */
export async function nextFreePort(port, host = "127.0.0.1") {
  let candidate = port;
  while (candidate < 65_535 && (await tryToListen(candidate, host)) !== undefined) candidate++;
  return candidate;
}

function tryToListen(port, host) {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", (error) => done(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(undefined)));
  });
}
