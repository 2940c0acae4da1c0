import { useMemo } from "preact/hooks";
import type { Version } from "../../../api/client";
import { position, state, toggle } from "../../../sound/player";
import { trainingWords } from "../../../words/training";
import { MiniRoll } from "../../compose/MiniRoll";

interface Props {
  owner: string;
  name: string;
  version: Version;
  /** How strongly each note is drawn, 0 to 1. */
  strengths?: readonly number[];
}

/** A melody to see and to hear. */
export function Heard({ owner, name, version, strengths }: Props) {
  const words = trainingWords();
  const place = useMemo(() => position(owner), [owner]);
  const playing = state(owner) === "playing";
  return (
    <div class="tune">
      <h3>{name}</h3>
      <MiniRoll version={version} playing={place} strengths={strengths} />
      <button type="button" onClick={() => toggle(owner, version)}>
        <span aria-hidden="true">{playing ? "❚❚ " : "▶ "}</span>{playing ? words.pause(name) : words.play(name)}
      </button>
    </div>
  );
}
