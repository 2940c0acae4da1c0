import { useEffect } from "preact/hooks";
import { place } from "../../app/router";
import { compose } from "../../words/compose";
import "../../style/compose.css";
import { Desk } from "./Desk";
import { DropPlace } from "./Import";
import { missed, open, piece } from "./sitting";
import { Start } from "./Start";
import { askStatus } from "./studio";

/** A piece that is not here yet; where the studio did not answer, it can be asked again. */
function Opening({ id }: { id: string }) {
  const words = compose();
  return missed.value === id
    ? <p><button type="button" onClick={() => void open(id)}>{words.tryAgain}</button></p>
    : <p class="soft" role="status">{words.opening}</p>;
}

/** Where a composer makes a melody with the model. */
export function ComposePage() {
  const id = place.value[0] === "compose" ? place.value[1] : undefined;
  useEffect(askStatus, []);
  useEffect(() => {
    if (id !== undefined) {
      void open(id);
    }
  }, [id]);
  const current = piece.value;
  return (
    <DropPlace>
      {id === undefined ? <Start /> : current?.id === id ? <Desk key={id} piece={current} /> : <Opening id={id} />}
    </DropPlace>
  );
}
