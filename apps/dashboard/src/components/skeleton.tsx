import classes from "./skeleton.module.css";

interface Props {
  height: number;
  /** Lies over what is being drawn instead of taking space of its own. */
  overlay?: boolean;
}

/** A quiet block in the place of what is loading. It stays invisible for the first 150 ms. */
export function Skeleton({ height, overlay = false }: Props) {
  return (
    <div
      className={classes.skeleton}
      data-skeleton
      data-overlay={overlay || undefined}
      style={{ height }}
      aria-hidden="true"
    />
  );
}
