import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./promotions.module.css";

interface Props {
  /** The inputs that made the result, in words. */
  inputs: string;
  /** What the form holds now and the result does not know: "Margin 25% to 30%". Empty when they agree. */
  changes: readonly string[];
  loading: boolean;
  /** "Simulate again". */
  again: string;
  onAgain: () => void;
  children: ReactNode;
}

/** A result beside the inputs that made it. When the form has moved on, it says so and steps back. */
export function ResultFrame({ inputs, changes, loading, again, onAgain, children }: Props) {
  const old = changes.length > 0;
  return (
    <div id="result" className={classes.frame} aria-busy={loading}>
      <div className={classes.basis} data-old={old || undefined} role="status">
        <p>
          <strong>{old ? "This result belongs to earlier inputs: " : "Inputs: "}</strong>
          {inputs}
        </p>
        {old ? (
          <>
            <p>Changed since: {changes.join("; ")}.</p>
            <Button size="compact-md" onClick={onAgain} loading={loading}>
              {again}
            </Button>
          </>
        ) : null}
      </div>
      <div className={classes.result} data-old={old || undefined} data-stale={loading || undefined}>
        {children}
      </div>
    </div>
  );
}
