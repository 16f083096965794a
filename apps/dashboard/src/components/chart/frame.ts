import type { ChartTheme } from "../../theme/chart-theme.ts";

interface Room {
  left?: number;
  right: number;
  top: number;
  bottom?: number;
}

/** Room around a drawing, px; the labels of its axes take what they need besides. */
export const roomAround = (room: Room) => ({
  left: 4,
  bottom: 4,
  ...room,
  outerBoundsMode: "same" as const,
  outerBoundsContain: "axisLabel" as const,
});

/** A tooltip over one mark; its inside by the mark's index, empty for none. */
export const markTip = (theme: ChartTheme, inside: (dataIndex: number) => string) => ({
  ...theme.tooltip,
  trigger: "item" as const,
  formatter: ({ dataIndex }: { dataIndex: number }) => inside(dataIndex),
});

/** Labels of a value axis that leave out its two ends, where they would be cut off. */
export const innerTicks = (theme: ChartTheme, formatter: (value: number) => string) => ({
  ...theme.valueAxis.axisLabel,
  formatter,
  hideOverlap: true,
  showMinLabel: false,
  showMaxLabel: false,
});
