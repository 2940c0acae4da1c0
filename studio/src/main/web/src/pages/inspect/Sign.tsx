import { checks } from "../../words/checks";
import type { Inspection, Outcome } from "./findings";

const PATHS: Record<Outcome, string> = {
  pass: "M5 10.5 8.5 14 15 6.5",
  fail: "M6 6 14 14 M14 6 6 14",
  skipped: "M5.5 10 H14.5",
};

/** How a check ended: a sign of its own shape and colour, with its word for who listens. */
export function OutcomeSign({ outcome }: { outcome: Outcome }) {
  return (
    <svg class={`sign ${outcome}`} width="20" height="20" viewBox="0 0 20 20" role="img" aria-label={checks().outcomes[outcome]}>
      <circle cx="10" cy="10" r="9" />
      <path d={PATHS[outcome]} />
    </svg>
  );
}

type State = Inspection["state"];

const SHAPES: Record<State, string> = {
  trusted: "M24 4 42 11 V24 C42 34 34 41 24 45 C14 41 6 34 6 24 V11 Z",
  valid: "M24 4 42 11 V24 C42 34 34 41 24 45 C14 41 6 34 6 24 V11 Z",
  invalid: "M24 5 45 42 H3 Z",
  none: "M24 4 A20 20 0 1 1 23.9 4 Z",
};

const MARKS: Record<State, string> = {
  trusted: "M15 24 22 31 34 17",
  valid: "M18 19 A6 6 0 1 1 24 26 V29 M24 34 V34.5",
  invalid: "M24 18 V29 M24 35 V35.5",
  none: "M15 24 H33",
};

/** The verdict as a sign. */
export function StateSign({ state }: { state: State }) {
  return (
    <svg class={`state-sign ${state}`} width="48" height="48" viewBox="0 0 48 48" aria-hidden="true">
      <path class="shape" d={SHAPES[state]} />
      <path class="mark" d={MARKS[state]} />
    </svg>
  );
}
