import { Button } from "@mantine/core";
import type { ExperimentRequest, RoiAnswer } from "@sales-hub/contracts";
import { useQuery } from "@tanstack/react-query";
import type { ApiError } from "../../lib/problem.ts";
import { roiQuery } from "../../lib/promotion-queries.ts";
import classes from "./promotions.module.css";
import type { Change } from "./simulate-form.tsx";

const offered = 3;

/** Departments that have enough data for an experiment to be sized, the likeliest to earn first. */
export const testableDepartments = ({ departments }: Pick<RoiAnswer, "departments">): number[] =>
  departments
    .filter(({ category }) => category !== "not_estimable")
    .toSorted((a, b) => (b.probability_of_profit ?? 0) - (a.probability_of_profit ?? 0))
    .slice(0, offered)
    .map(({ dept }) => dept);

interface Props {
  error: ApiError;
  asked: Pick<ExperimentRequest, "dept" | "markdown"> | undefined;
  onChange: Change;
}

/** The data do not allow an experiment of this choice: says why and offers departments that do. */
export function NoExperiment({ error, asked, onChange }: Props) {
  const { data } = useQuery(roiQuery({}));
  const departments = data === undefined ? [] : testableDepartments(data);
  return (
    <section className={`card notice ${classes.inPlace}`} role="alert">
      <h2 className="card-title">
        {asked === undefined
          ? "No experiment can be planned"
          : `No experiment can be planned for Department ${asked.dept} with ${asked.markdown}`}
      </h2>
      <p>{error.problem.detail}</p>
      {departments.length === 0 ? null : (
        <>
          <p className="quiet">Departments with enough data, the likeliest to earn first:</p>
          <div className={classes.actions}>
            {departments.map((dept) => (
              <Button key={dept} variant="default" size="compact-md" onClick={() => onChange({ dept })}>
                Plan it for Department {dept}
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
