import { address } from "../../app/router";
import { library } from "../../words/library";
import { EVERYTHING, narrows } from "./query";
import { look, query } from "./shelf";

/** Why nothing is listed, and what to do. */
export function Empty() {
  const words = library();
  if (narrows(query.value)) {
    return (
      <div class="panel nothing">
        <p>{words.nothingFound}</p>
        <button type="button" onClick={() => void look(EVERYTHING)}>{words.clear}</button>
      </div>
    );
  }
  return (
    <div class="panel nothing">
      <p>{words.nothing}</p>
      <p class="soft">{words.nothingHint}</p>
      <a href={address("compose")}>{words.compose}</a>
    </div>
  );
}
