import { Button } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiError } from "../lib/problem.ts";
import { Skeleton } from "./skeleton.tsx";

interface Props<T> {
  query: UseQueryResult<T>;
  /** Height of what will come, so that nothing jumps. */
  height: number;
  children: (data: T) => ReactNode;
  /** Place in the grid while loading and after an error. */
  className?: string;
  /** Says more than the usual message, e.g. offers what does exist. */
  onError?: (error: ApiError) => ReactNode;
}

const titleOf = (error: Error) => (error instanceof ApiError ? error.problem.title : "This part could not be shown");

/** One card's life: a skeleton while loading, a retry after an error, otherwise the data. */
export function QueryState<T>({ query, height, children, className = "", onError }: Props<T>) {
  const { data, error, isPlaceholderData } = query;
  if (error !== null && (data === undefined || isPlaceholderData)) {
    const special = error instanceof ApiError ? onError?.(error) : undefined;
    return (
      special ?? (
        <section className={`card notice ${className}`} role="alert">
          <h2 className="card-title">{titleOf(error)}</h2>
          <p className="quiet">{error.message}</p>
          <Button variant="default" onClick={() => void query.refetch()} loading={query.isFetching}>
            Try again
          </Button>
        </section>
      )
    );
  }
  if (data === undefined) {
    return (
      <div className={`card ${className}`} aria-busy="true">
        <span className="visually-hidden">Loading</span>
        <Skeleton height={height} />
      </div>
    );
  }
  return <>{children(data)}</>;
}
