import { compose } from "../../words/compose";
import { refused, type Wanted } from "./sitting";

/** Why the studio refused what was asked, beside where it was asked. */
export function Refused({ of }: { of: Wanted }) {
  const words = compose();
  const found = refused.value;
  if (found?.of !== of) {
    return null;
  }
  return (
    <div class="refused" role="alert">
      <p><strong>{words.refused}</strong> <span>{found.problem.error}</span></p>
      {found.problem.hint && <p class="soft small">{found.problem.hint}</p>}
      <button type="button" onClick={() => (refused.value = undefined)}>{words.dismiss}</button>
    </div>
  );
}
