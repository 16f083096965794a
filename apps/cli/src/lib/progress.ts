import cliProgress from "cli-progress";

/** How a long command tells where it is: a bar on a terminal, a plain line a step otherwise; always on standard error. */
export interface Progress {
  step(update: { done: number; of: number; text: string }): void;
  finish(): void;
}

export function createProgress(isTerminal = process.stderr.isTTY === true): Progress {
  return isTerminal ? barProgress() : lineProgress();
}

function barProgress(): Progress {
  const bar = new cliProgress.SingleBar(
    { format: "{bar} {value}/{total} {text}", hideCursor: true, clearOnComplete: false, stream: process.stderr },
    cliProgress.Presets.shades_grey,
  );
  let started = false;
  return {
    step({ done, of, text }) {
      if (!started) bar.start(of, done, { text });
      started = true;
      bar.setTotal(of);
      bar.update(done, { text });
    },
    finish: () => bar.stop(),
  };
}

function lineProgress(): Progress {
  let last = "";
  return {
    step({ done, of, text }) {
      const line = `[${done}/${of}] ${text}`;
      if (line !== last) console.error(line);
      last = line;
    },
    finish() {},
  };
}
