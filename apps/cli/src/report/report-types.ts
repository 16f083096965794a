import type { presentReport } from "@sales-hub/api";

export type Report = ReturnType<typeof presentReport>;
