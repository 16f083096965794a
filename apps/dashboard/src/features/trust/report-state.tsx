import type { ReportAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Prose } from "../../components/prose.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { reportQuery } from "../../lib/insights-queries.ts";

interface Props {
  height: number;
  children: (report: ReportAnswer) => ReactNode;
}

/** A part of the model lab's report, which is computed on the first request and may take a while. */
export function ReportState({ height, children }: Props) {
  const query = useQuery(reportQuery);
  return (
    <QueryState query={query} height={height} className="span-12">
      {children}
    </QueryState>
  );
}

/** Says why a part has not been run, and how to run it. */
export function NotRun({ title, reason }: { title: string; reason: string | null }) {
  return (
    <section className="card notice span-12">
      <h1 className="page-title">{title}</h1>
      <p>
        <Prose text={reason ?? "It has not been run on this data."} />
      </p>
      <p className="quiet">
        Run <code>npx hub report --out report.html</code> to run it; this page then shows what it found.
      </p>
    </section>
  );
}
