import { useCallback, useState } from "react";

/** Fields whose text is nothing that can be asked for. */
export function useProblems() {
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const report = useCallback(
    (field: string) => (problem: string | undefined) =>
      setProblems(({ [field]: _old, ...others }) => (problem === undefined ? others : { ...others, [field]: problem })),
    [],
  );
  return { wrong: Object.keys(problems), report };
}
