import "./chart.css";
import { useComputedColorScheme } from "@mantine/core";
import { useMediaQuery, useReducedMotion } from "@mantine/hooks";
import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { type ChartTheme, chartTheme } from "../../theme/chart-theme.ts";
import { layout, motionMs } from "../../theme/tokens.ts";
import { Skeleton } from "../skeleton.tsx";
import { nextMark } from "./next-mark.ts";
import { usePrinting } from "./use-printing.ts";

/** One mark of a chart, in reading order. */
export interface ChartMark {
  seriesIndex: number;
  dataIndex: number;
  /** What is spoken when the mark is reached by keyboard. */
  label: string;
  /** Goes to what is behind the mark; Enter and click do it. */
  open?: (() => void) | undefined;
}

interface Props {
  label: string;
  height: number;
  marks: readonly ChartMark[];
  option: (theme: ChartTheme) => EChartsCoreOption;
  /** Runs before the first drawing, e.g. to register a map. */
  prepare?: () => Promise<void>;
}

/** Whether charts are drawn for a phone. */
export const useCompact = (): boolean =>
  useMediaQuery(`(max-width: ${layout.phone - 0.02}px)`, undefined, { getInitialValueInEffect: false }) === true;

/**
 * A chart drawn as SVG: one tab stop, arrow keys move from mark to mark, a live region speaks, Enter opens what is
 * behind. The drawing library is loaded when the first chart appears.
 */
export function Chart({ label, height, marks, option, prepare }: Props) {
  const screenScheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const printing = usePrinting();
  const scheme = printing ? "light" : screenScheme;
  const reducedMotion = useReducedMotion();
  const compact = useCompact();
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latestMarks = useRef(marks);
  latestMarks.current = marks;
  const prepareOnce = useRef(prepare);
  const [ready, setReady] = useState(false);
  const [failed, setFailed] = useState(false);
  const [at, setAt] = useState(-1);
  const hintId = useId();

  useEffect(() => {
    let live = true;
    let observer: ResizeObserver | undefined;
    const start = async () => {
      const charts = await import("./echarts.ts");
      await prepareOnce.current?.();
      if (!live || holder.current === null) return;
      const drawn = charts.init(holder.current, null, { renderer: "svg" });
      drawn.on("click", (event) => {
        // The label of a category is as good as its mark, where the chart lets labels be clicked.
        const seriesIndex = event.componentType === "series" ? event.seriesIndex : 0;
        const hit = latestMarks.current.find(
          (mark) => mark.seriesIndex === seriesIndex && mark.dataIndex === event.dataIndex,
        );
        hit?.open?.();
      });
      observer = new ResizeObserver(() => drawn.resize());
      observer.observe(holder.current);
      chart.current = drawn;
      setReady(true);
    };
    start().catch(() => {
      if (live) setFailed(true);
    });
    return () => {
      live = false;
      observer?.disconnect();
      chart.current?.dispose();
      chart.current = null;
      setReady(false);
    };
  }, []);

  const built = useMemo(() => {
    const theme = chartTheme(scheme, compact);
    return {
      textStyle: theme.text,
      animation: reducedMotion !== true && !printing,
      animationDuration: motionMs,
      animationDurationUpdate: motionMs,
      ...option(theme),
    };
  }, [scheme, compact, option, reducedMotion, printing]);

  useEffect(() => {
    if (ready) chart.current?.setOption(built, { notMerge: true });
  }, [built, ready]);

  const show = (index: number) => {
    const mark = marks[index];
    if (mark === undefined) return;
    setAt(index);
    chart.current?.dispatchAction({ type: "downplay" });
    chart.current?.dispatchAction({ type: "highlight", seriesIndex: mark.seriesIndex, dataIndex: mark.dataIndex });
    chart.current?.dispatchAction({ type: "showTip", seriesIndex: mark.seriesIndex, dataIndex: mark.dataIndex });
  };

  const hide = () => {
    setAt(-1);
    chart.current?.dispatchAction({ type: "downplay" });
    chart.current?.dispatchAction({ type: "hideTip" });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") return marks[at]?.open?.();
    if (event.key === "Escape") return hide();
    const next = nextMark(event.key, at, marks.length);
    if (next === undefined) return;
    event.preventDefault();
    show(next);
  };

  const canOpen = marks.some((mark) => mark.open !== undefined);
  return (
    <div style={{ height }} className="chart-frame">
      {failed ? (
        <p className="quiet">The chart could not be drawn. The Table button shows the same numbers.</p>
      ) : (
        <div
          className="chart"
          style={{ height }}
          role="application"
          aria-roledescription="chart"
          aria-label={label}
          aria-describedby={hintId}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a chart is one tab stop; arrow keys move inside it
          tabIndex={0}
          onKeyDown={onKeyDown}
          onBlur={hide}
        >
          <div ref={holder} className="chart-canvas" aria-hidden="true" />
          {ready ? null : <Skeleton height={height} overlay />}
        </div>
      )}
      <p id={hintId} className="visually-hidden">
        {`Arrow keys move through ${marks.length} marks.${canOpen ? " Enter opens what is behind a mark." : ""} The table button shows all numbers.`}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {marks[at]?.label ?? ""}
      </p>
    </div>
  );
}
