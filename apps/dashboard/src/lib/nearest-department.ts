/** The department to show when the store changes: the same one if the store has it, else the nearest number. */
export function nearestDepartment(departments: readonly number[], wanted: number | undefined): number | undefined {
  if (wanted === undefined) return departments[0];
  return departments.reduce<number | undefined>(
    (best, dept) => (best === undefined || Math.abs(dept - wanted) < Math.abs(best - wanted) ? dept : best),
    undefined,
  );
}
