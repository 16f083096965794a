import { Amounts } from "./amounts.tsx";
import classes from "./headline.module.css";

const shortest = 24;

/** The first sentence of a finding, and what follows it; a very short first sentence takes the next one with it. */
export function headlineParts(text: string): { lead: string; rest: string } {
  const sentences = text.split(/(?<=[.!?])\s+(?=[A-Z0-9$])/);
  const taken = (sentences[0]?.length ?? 0) < shortest ? 2 : 1;
  return { lead: sentences.slice(0, taken).join(" "), rest: sentences.slice(taken).join(" ") };
}

/** The page's finding: one sentence as its heading, the rest as text under it. */
export function Headline({ text, old = false }: { text: string; old?: boolean }) {
  const { lead, rest } = headlineParts(text);
  return (
    <div className={`span-12 ${classes.headline}`} data-old={old || undefined}>
      <h1 className="page-title" data-long={lead.length > 90 || undefined}>
        <Amounts text={lead} />
      </h1>
      {rest === "" ? null : (
        <p className={classes.rest}>
          <Amounts text={rest} />
        </p>
      )}
    </div>
  );
}
