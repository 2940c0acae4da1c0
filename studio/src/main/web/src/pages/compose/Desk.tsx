import { useEffect, useState } from "preact/hooks";
import type { Piece } from "../../api/client";
import { follow, loopOver, stop, toggle, wake } from "../../sound/player";
import { compose } from "../../words/compose";
import { signing } from "../../words/signing";
import { wishes } from "../../words/wish";
import { span } from "./bars";
import { Candidates, hearFirst, owner } from "./Candidates";
import { NoteEntry } from "./entry/NoteEntry";
import { ImportButton } from "./Import";
import { Refused } from "./Refused";
import { SignDialog } from "./SignDialog";
import { ask } from "./asking";
import { rename, sendAgain, unsent } from "./doing";
import { busy, compared, looked, offers, piece, selection, shown } from "./sitting";
import { ENTER, redo, Toolbar, undo } from "./Toolbar";
import { PIECE, Transport } from "./Transport";
import { Versions } from "./Versions";
import { ViewChoice, Views } from "./Views";
import { Why } from "./Why";
import { request, wish } from "./wish/kept";
import { faults } from "./wish/wish";
import { WishForm } from "./wish/WishForm";

/** What the field says after it is what the piece is called, whether or not it could be. */
async function retitle(field: HTMLInputElement): Promise<void> {
  await rename(field.value.trim());
  field.value = piece.peek()?.title ?? "";
}

function Title({ piece }: { piece: Piece }) {
  return (
    <h1 class="title">
      <input type="text" value={piece.title} aria-label={compose().title} maxLength={200} spellcheck={false}
        onChange={(event) => void retitle(event.currentTarget)} onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()} />
    </h1>
  );
}

/** Says quietly that all is kept, or that something waits. */
function Kept() {
  const words = compose();
  const waits = unsent.value.length > 0;
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    waits && addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [waits]);
  if (!waits) {
    return <p class="kept soft small" title={words.keptHint}>✓ {words.kept}</p>;
  }
  return (
    <p class="kept fault" role="alert">
      {words.notKept}: {words.notKeptHint(unsent.value.length)} <button type="button" onClick={() => void sendAgain()}>{words.sendAgain}</button>
    </p>
  );
}

/** Says what the outlines mean. */
function Compared() {
  const words = compose();
  return compared.value === undefined ? null : (
    <p class="soft small row no-print">
      {words.comparing(compared.value.entry)} <button type="button" onClick={() => (compared.value = undefined)}>{words.stopComparing}</button>
    </p>
  );
}

/** What is wished for of four other melodies. */
function Again({ piece }: { piece: Piece }) {
  const words = wishes();
  const seed = offers.value[0]?.seed;
  const isWrong = Object.keys(faults(wish.value)).length > 0;
  const compose4 = async () => {
    wake();
    stop();
    if (await ask(request())) {
      hearFirst();
    }
  };
  return (
    <details class="panel again" open={piece.shown.notes.length === 0 && !piece.canUndo}>
      <summary>{words.heading}</summary>
      <WishForm lastSeed={seed} />
      <button type="button" class="primary" disabled={busy.value !== undefined || isWrong} onClick={() => void compose4()}>
        {busy.value === "composing" ? compose().composing : words.again}
      </button>
      <Refused of="request" />
    </details>
  );
}

/** Under which name what is shown is played. */
function heardAs(): string {
  const offer = offers.peek().find((each) => each.version.entry === looked.peek());
  return offer === undefined ? PIECE : owner(offer);
}

/** The keys of the page where nobody writes or presses something else. */
function usePageKeys(piece: Piece): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      const current = shown.peek();
      if (event.key === " " && target?.closest("button, input, select, textarea, summary, a, [role=application], dialog") == null && current) {
        event.preventDefault();
        toggle(heardAs(), current);
      }
      const writes = target?.closest("input:not([type=range]), textarea, dialog") != null;
      if ((event.ctrlKey || event.metaKey) && !writes && /^[zy]$/i.test(event.key)) {
        event.preventDefault();
        event.key.toLowerCase() === "y" || event.shiftKey ? redo(piece) : undo(piece);
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [piece]);
}

/** Nothing is there yet: somebody is going to write the first note. */
function isEmpty({ shown: { notes, metres }, candidates }: Piece): boolean {
  return notes.length === 0 && metres.length > 0 && !candidates?.length;
}

/** The piece on the desk, and all that can be done with it. */
export function Desk({ piece }: { piece: Piece }) {
  const words = compose();
  const [entering, setEntering] = useState(isEmpty(piece));
  const [signs, setSigns] = useState(false);
  usePageKeys(piece);
  const { bars } = selection.value;
  const visible = shown.value ?? piece.shown;
  useEffect(() => loopOver(bars && span(visible, bars)), [bars, visible]);
  useEffect(() => stop, [piece.id]);
  const isOffer = offers.value.length > 0;
  // What is written meanwhile would be meant for another melody than the one that the model goes on from.
  const isFree = !isOffer && busy.value !== "composing";
  const leave = () => {
    document.getElementById(ENTER)?.focus();
    setEntering(false);
  };
  const name = heardAs();
  useEffect(() => follow(PIECE, piece.shown), [piece.shown]);
  return (
    <div class="desk">
      <div class="head row no-print">
        <Title piece={piece} />
        <Kept />
        <ImportButton />
        <a class="button" href="#/compose">{words.newPiece}</a>
        <button type="button" onClick={() => print()}>{words.print}</button>
        <button type="button" class="primary" disabled={isOffer || piece.shown.notes.length === 0} onClick={() => setSigns(true)}>{signing().open}</button>
      </div>
      <Refused of="file" />
      <h1 class="print-only">{piece.title}</h1>
      <Candidates />
      <section class="panel melody" aria-label={words.melody}>
        <div class="row no-print">
          <h2 id="melody-heading" tabIndex={-1}>{words.melody}</h2>
          <ViewChoice />
        </div>
        {isOffer && <p class="soft small no-print">{words.candidateShown}</p>}
        <Compared />
        <div class="no-print">
          <Transport version={visible} owner={name} />
          {!isOffer && <Toolbar piece={piece} entering={entering} onEnter={() => setEntering(!entering)} />}
          <Refused of="operation" />
          {entering && !isOffer && <NoteEntry piece={piece} onLeave={leave} />}
        </div>
        <Views version={visible} compare={compared.value} editable={isFree} owner={name} />
      </section>
      {visible.notes.length > 0 && <Why piece={piece} version={visible} editable={isFree} />}
      <Versions piece={piece} />
      <Again piece={piece} />
      {signs && <SignDialog piece={piece} onClose={() => setSigns(false)} />}
    </div>
  );
}
