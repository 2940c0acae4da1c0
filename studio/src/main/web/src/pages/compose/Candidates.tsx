import { useEffect, useMemo, useRef } from "preact/hooks";
import { pause, position, preview, state, stop } from "../../sound/player";
import { compose } from "../../words/compose";
import { reasons } from "../../words/reasons";
import { MiniRoll } from "./MiniRoll";
import { likest, told } from "./reasons";
import { askAgain } from "./asking";
import { choose } from "./doing";
import { busy, looked, offers, type Offer } from "./sitting";

export function owner(offer: Offer): string {
  return `candidate ${offer.version.entry}`;
}

/** Shows one and lets it be heard; once more, and it waits. */
function hear(offer: Offer): void {
  if (state(owner(offer)) === "playing") {
    pause();
    return;
  }
  looked.value = offer.version.entry;
  preview(owner(offer), offer.version);
}

/** The best of those that have just come. */
export function hearFirst(): void {
  const [first] = offers.peek();
  if (first !== undefined) {
    preview(owner(first), first.version);
  }
}

/** Keeps one; who was among the candidates finds themselves at what they kept. */
async function keep(offer: Offer): Promise<void> {
  stop();
  await choose(offer.version.entry);
  if (offers.peek().length === 0) {
    document.getElementById("melody-heading")?.focus();
  }
}

function Why({ offer }: { offer: Offer }) {
  const words = reasons();
  const given = offer.reasons ?? [];
  const work = likest(given);
  return (
    <ul class="reasons">
      {told(given).map(({ name, mark, text }) => (
        <li key={name} class={mark}><span class="mark"><span class="spoken">{words.marks[mark]}: </span></span>{text}</li>
      ))}
      {work && <li class="work">{work}</li>}
    </ul>
  );
}

function Card({ offer, number, best }: { offer: Offer; number: number; best: boolean }) {
  const words = compose();
  const playing = useMemo(() => position(owner(offer)), [offer]);
  const isPlaying = state(owner(offer)) === "playing";
  const isLooked = looked.value === offer.version.entry;
  return (
    <li class={`candidate${isLooked ? " looked" : ""}`}>
      <button type="button" class="hear" aria-label={words.hearCandidate(number)} aria-pressed={isPlaying} onClick={() => hear(offer)}>
        <span class="number" aria-hidden="true">{isPlaying ? "❚❚" : "▶"} {number}</span>
        <MiniRoll version={offer.version} playing={playing} />
      </button>
      <div class="about">
        <p class="small">
          <strong>{words.candidate(number)}</strong>
          {best && <span class="tag">{words.best}</span>}
          {offer.experimental && <span class="tag warn" title={words.experimentalHint}>{words.experimental}</span>}
          {isLooked && <span class="tag plain">{words.looking}</span>}
        </p>
        <p class="small soft">
          {words.notes(offer.version.notes.length)}
          {offer.seed !== undefined && ` · ${words.seed(offer.seed)}`}
          {offer.score !== undefined && <> · <span title={reasons().scored}>{reasons().score(Math.round(offer.score * 100))}</span></>}
        </p>
        <Why offer={offer} />
      </div>
      <button type="button" class={isLooked ? "primary" : ""} disabled={busy.value !== undefined} aria-label={words.keepCandidate(number)} onClick={() => void keep(offer)}>{words.keep}</button>
    </li>
  );
}

/** Keys that hold while one is among the candidates. */
function onKey(event: KeyboardEvent): void {
  const offer = offers.peek()[Number(event.key) - 1];
  if (offer !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    hear(offer);
  }
  const here = offers.peek().find((each) => each.version.entry === looked.peek());
  const onOther = event.target instanceof HTMLButtonElement && !event.target.classList.contains("hear");
  if (event.key === "Enter" && here !== undefined && !onOther && busy.peek() === undefined) {
    event.preventDefault();
    void keep(here);
  }
}

/** Several melodies, of which one is kept. */
export function Candidates() {
  const words = compose();
  const heading = useRef<HTMLHeadingElement>(null);
  const found = offers.value;
  const first = found[0]?.version.entry;
  useEffect(() => {
    if (found.length > 0) {
      heading.current?.focus();
    }
  }, [first]);
  if (found.length === 0) {
    return null;
  }
  return (
    <section class="candidates" aria-labelledby="candidates-heading" onKeyDown={onKey}>
      <div class="row">
        <h2 id="candidates-heading" ref={heading} tabIndex={-1}>{words.candidates}</h2>
        <p class="soft small">{words.candidatesHint}</p>
        <button type="button" class="end" disabled={busy.value !== undefined} onClick={() => { stop(); void askAgain(); }}>{words.noneOfThem}</button>
      </div>
      <ol>
        {found.map((offer, at) => <Card key={offer.version.entry} offer={offer} number={at + 1} best={at === 0 && found.length > 1 && offer.score !== undefined} />)}
      </ol>
    </section>
  );
}
