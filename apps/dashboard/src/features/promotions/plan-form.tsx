import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./promotions.module.css";

interface Props {
  label: string;
  action: string;
  loading: boolean;
  /** Names of the fields that must be corrected first. */
  wrong: readonly string[];
  onAsk: () => void;
  children: ReactNode;
}

/** The inputs of a tab, with the one button that asks. */
export function PlanForm({ label, action, loading, wrong, onAsk, children }: Props) {
  return (
    <form
      className={`card screen-only ${classes.form}`}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong.length > 0) return;
        onAsk();
        // Where the result stands below the form, as on phones, it comes into view.
        const result = document.getElementById("result");
        if (result !== null && result.getBoundingClientRect().top > window.innerHeight) result.scrollIntoView();
      }}
    >
      {children}
      <div className={classes.submit}>
        <Button type="submit" size="md" fullWidth disabled={wrong.length > 0} loading={loading}>
          {action}
        </Button>
        {wrong.length === 0 ? null : (
          <p className={classes.wrong} role="alert">
            Correct {wrong.join(", ")} first.
          </p>
        )}
      </div>
    </form>
  );
}
