import type { RoiAnswer, RoiQuery } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Headline } from "../../components/headline.tsx";
import { QueryState } from "../../components/query-state.tsx";
import type { OpportunitiesSearch } from "../../lib/opportunities-search.ts";
import { roiQuery } from "../../lib/promotion-queries.ts";
import { type Terms, termsOf } from "../../lib/scenario.ts";
import { EmptyChoice } from "./empty-choice.tsx";
import { RoiCards } from "./roi-card.tsx";
import { RoiControls } from "./roi-controls.tsx";
import { ChangeCard, TestsCard, TotalCard } from "./total-card.tsx";

type Change = (next: Partial<OpportunitiesSearch>) => void;

/** What the address asks the API for. */
export const roiAsked = ({ category, samples, ...terms }: OpportunitiesSearch): Partial<RoiQuery> => ({
  ...(category === "all" ? {} : { category }),
  min_samples: samples,
  ...termsOf(terms),
});

/** The return of every department and of the chain. */
export function DepartmentsView({ search, onChange }: { search: OpportunitiesSearch; onChange: Change }) {
  const query = useQuery(roiQuery(roiAsked(search)));
  const { margin, accounting, hidden } = search;
  const terms = useMemo<Terms>(() => ({ margin, accounting, hidden }), [margin, accounting, hidden]);
  const stale = query.isPlaceholderData;
  return (
    <QueryState query={query} height={640} className="span-12">
      {(answer: RoiAnswer) => (
        <>
          <Headline text={answer.headline} />
          <RoiControls search={search} onChange={onChange} />
          {answer.departments.length === 0 ? (
            <EmptyChoice search={search} onChange={onChange} />
          ) : (
            <RoiCards answer={answer} terms={terms} stale={stale} />
          )}
          <TotalCard answer={answer} stale={stale} />
          <TestsCard answer={answer} />
          <ChangeCard answer={answer} />
        </>
      )}
    </QueryState>
  );
}
