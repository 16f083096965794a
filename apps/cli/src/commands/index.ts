import type { Command } from "../lib/command.ts";
import { accuracy } from "./accuracy.ts";
import { backtest } from "./backtest.ts";
import { demo } from "./demo.ts";
import { forecast } from "./forecast.ts";
import { models } from "./models.ts";
import { prepare } from "./prepare.ts";
import { report } from "./report.ts";
import { safetyStock } from "./safety-stock.ts";
import { serve } from "./serve.ts";
import { train } from "./train.ts";
import { up } from "./up.ts";

export const commands: readonly Command[] = [
  up,
  demo,
  prepare,
  train,
  backtest,
  forecast,
  safetyStock,
  accuracy,
  models,
  report,
  serve,
];
