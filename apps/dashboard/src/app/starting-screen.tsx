import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { healthQuery } from "../lib/queries.ts";
import { markReady } from "../lib/service-state.ts";

interface Props {
  detail: string;
  retryAfterSeconds: number;
}

/** Shown while data or model load; asks the hub again and again until it is ready, then lets the page load. */
export function StartingScreen({ detail, retryAfterSeconds }: Props) {
  const health = useQuery(healthQuery(retryAfterSeconds * 1000));
  const queryClient = useQueryClient();
  const status = health.data?.status;

  useEffect(() => {
    if (status !== "ready") return;
    markReady();
    void queryClient.resetQueries();
  }, [status, queryClient]);

  return (
    <section className="card notice" role="status">
      <h1 className="page-title">{status === "failed" ? "The hub could not start" : "The hub is getting ready"}</h1>
      <p>{health.data?.detail ?? detail}</p>
      {status === "failed" ? null : (
        <p className="quiet">This page opens by itself when the data and the model are loaded.</p>
      )}
    </section>
  );
}
