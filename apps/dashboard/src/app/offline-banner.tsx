import { useNetwork } from "@mantine/hooks";
import classes from "./shell.module.css";

export function OfflineBanner() {
  const { online } = useNetwork();
  return (
    <div role="status" aria-live="polite">
      {online ? null : (
        <p className={classes.offline}>
          You are offline. What is on the screen stays; new numbers load when the connection is back.
        </p>
      )}
    </div>
  );
}
