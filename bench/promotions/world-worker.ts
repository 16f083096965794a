import { parentPort } from "node:worker_threads";
import { measureWorld } from "./measure-world.ts";

export type WorldTask = Parameters<typeof measureWorld>[0];

parentPort?.on("message", (task: WorldTask) => {
  parentPort?.postMessage(measureWorld(task));
});
