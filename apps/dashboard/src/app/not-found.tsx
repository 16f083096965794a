import { Link } from "@tanstack/react-router";

export function NotFound() {
  return (
    <section className="card notice">
      <h1 className="page-title">There is no page at this address</h1>
      <p>
        The <Link to="/">Briefing</Link> shows what changed, and <Link to="/forecast">Forecast</Link> shows any store
        and department.
      </p>
    </section>
  );
}
