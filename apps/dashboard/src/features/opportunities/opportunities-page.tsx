export function OpportunitiesPage() {
  return null;
}
