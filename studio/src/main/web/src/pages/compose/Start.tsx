import { useEffect, useState } from "preact/hooks";
import { address } from "../../app/router";
import { get, type Piece } from "../../api/client";
import { wake } from "../../sound/player";
import { language } from "../../words/catalogue";
import { compose } from "../../words/compose";
import { wishes } from "../../words/wish";
import { hearFirst } from "./Candidates";
import { ImportButton } from "./Import";
import { Refused } from "./Refused";
import { begin, beginEmpty } from "./asking";
import { busy, last } from "./sitting";
import { request, wish, wishFor } from "./wish/kept";
import { MoodField } from "./wish/MoodField";
import { Tradition } from "./wish/Tradition";
import { faults } from "./wish/wish";
import { WishForm } from "./wish/WishForm";

/** A title to begin with: when it was. */
export function titleNow(): string {
  const locale = language.value === "zh" ? "zh-Hans" : "en-GB";
  const when = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(new Date());
  return compose().untitled(when);
}

function Resume() {
  const words = compose();
  const [piece, setPiece] = useState<Piece | undefined>(undefined);
  const id = last();
  useEffect(() => {
    if (id !== undefined) {
      get<Piece>(`/pieces/${encodeURIComponent(id)}`).then(setPiece).catch(() => undefined);
    }
  }, [id]);
  return piece === undefined ? null : <a class="resume" href={address("compose", piece.id)}>{words.resumeNamed(piece.title)}</a>;
}

/** The first screen: one press, and there is a melody. */
export function Start() {
  const words = compose();
  const isWrong = Object.keys(faults(wish.value)).length > 0;
  const start = async () => {
    wake();
    if (await begin(titleNow(), request())) {
      hearFirst();
    }
  };
  const write = () => {
    const { metre, tonic, mode, bars, tempo } = wish.peek();
    void beginEmpty(titleNow(), { metre: metre || "4/4", key: tonic ? `${tonic} ${mode}` : "C major", bars: bars || "8", tempo: tempo || "96" });
  };
  return (
    <div class="start">
      <h1>{words.heading}</h1>
      <p class="soft">{words.invitation}</p>
      <div class="panel stack">
        <div class="wishes">
          <Tradition part="first" />
          <MoodField value={wish.value.temperature} onChange={(temperature) => wishFor({ temperature })} />
        </div>
        <button type="button" class="primary big" disabled={busy.value !== undefined || isWrong} onClick={() => void start()}>
          {busy.value === "composing" ? words.composing : <><span aria-hidden="true">♪</span> {words.composeNow}</>}
        </button>
        <Refused of="request" />
        <details>
          <summary>{wishes().more}</summary>
          <WishForm begun />
        </details>
      </div>
      <div class="others stack">
        <Resume />
        <div class="row">
          <button type="button" disabled={busy.value !== undefined} onClick={write}>{words.writeYourself}</button>
          <ImportButton />
        </div>
        <p class="soft small">{words.importHint}</p>
        <Refused of="file" />
      </div>
    </div>
  );
}
