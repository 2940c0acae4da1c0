import { useEffect, useState } from "preact/hooks";
import type { Operation, Piece, Version } from "../../../api/client";
import { announce } from "../../../app/announce";
import { keyAt } from "../../../music/bars";
import { pitchName } from "../../../music/key";
import { durationInWords, noteInWords } from "../../../views/speech";
import { type XRayWords, xrayWords } from "../../../words/xray";
import { askStatus, status } from "../studio";
import { Alternatives, type Choosing } from "./Alternatives";
import { type Heard, hasRoom, inContext } from "./excerpt";
import { type Reason, type Settings, useExplanation, useReason } from "./inquiry";
import { bits, chance, judged } from "./numbers";
import { Otherwise } from "./Otherwise";
import { Stepper } from "./Stepper";
import { Support } from "./Support";
import { SurpriseCurve } from "./SurpriseCurve";
import { traditionInWords } from "./traditions";
import { Voices } from "./Voices";
import { membersOf, VOICES, type Voice } from "./loudness";
import "./xray.css";

export interface XRayProps {
  /** The piece, where the melody is one's own. */
  piece?: Piece | undefined;
  version: Version;
  /** Id of the note that is looked at. */
  note: string | undefined;
  /** Another note is looked at. */
  onNote?: ((note: string) => void) | undefined;
  /** Takes an alternative over; where it is missing, the melody can be looked at only. */
  onSwap?: ((operation: Operation) => void) | undefined;
  /** Plays notes one after the other. */
  onHear(notes: readonly Heard[]): void;
  /** In whose ears it is heard at first. */
  tradition?: string | undefined;
  /** Title of the model that is asked, if it is on this machine; the first otherwise. */
  model?: string | undefined;
}

const ALL: ReadonlySet<Voice> = new Set(VOICES);

/** What the model made of each note: expectation, alternatives, voices, works, surprise. */
export function XRay(props: XRayProps) {
  const { version, onHear, tradition: first = "" } = props;
  const words = xrayWords();
  const [own, look] = useState(props.note);
  const [temperature, setTemperature] = useState(1);
  const [tradition, setTradition] = useState(first);
  const [on, setOn] = useState(ALL);
  useEffect(() => look(props.note), [props.note]);
  useEffect(() => setTradition(first), [first]);
  useEffect(askStatus, []);
  const members = membersOf(on);
  const model = status.value?.models.find(({ title }) => title === props.model) ?? status.value?.models[0];
  const settings: Settings = { ...(model && { model: model.id }), ...(tradition && { tradition }), ...(members && { members }), temperature };
  const explanation = useExplanation(version, settings);
  const index = version.notes.findIndex((note) => note.id === own);
  const here = index < 0 ? undefined : index;
  const isRead = explanation === undefined || explanation.notes.some((reason) => reason.note === here);
  const reason = useReason(version, isRead ? here : undefined, settings);
  const latest = useLatest(reason, here);
  const place = (number: number) => nameOf(version, number);
  const go = (number: number, heard: boolean) => {
    const note = version.notes[number];
    if (note) {
      look(note.id);
      props.onNote?.(note.id);
      heard && onHear([note]);
      heard && announce(place(number));
    }
  };
  return (
    <section class="xray stack" aria-label={words.title}>
      <div class="row">
        <h2>{words.title}</h2>
        {explanation && <span class="soft">{words.inEyes(traditionInWords(explanation.tradition), model?.title ?? explanation.model)}</span>}
      </div>
      {version.notes.length > 0 && <Stepper version={version} note={here} words={words} place={place} onStep={(number) => go(number, true)} />}
      {explanation && explanation.notes.length === 0 && <p class="soft">{words.nothing}</p>}
      {here === undefined ? <p>{words.intro}</p> : (
        <p class="looked-at"><strong>{place(here)}</strong> {!isRead ? words.unread : latest ? verdict(latest, words) : words.looking}</p>
      )}
      <div class="xray-parts">
        {latest && here !== undefined && <Choices {...props} key={here} note={here} reason={latest} words={words} on={on} onSwitch={(voice) => setOn(switched(on, voice))} />}
        <Otherwise temperature={temperature} tradition={tradition} first={first} traditions={model?.traditions ?? []} words={words}
          changed={temperature !== 1 || tradition !== first || on !== ALL} onTemperature={setTemperature} onTradition={setTradition}
          onReset={() => { setTemperature(1); setTradition(first); setOn(ALL); }} />
      </div>
      {explanation && explanation.notes.length > 0 && (
        <SurpriseCurve version={version} explanation={explanation} note={here} words={words} place={place} onNote={(number) => go(number, true)} />
      )}
    </section>
  );
}

/** The answer before, as long as the next one is on its way, so that bars move rather than blink. */
function useLatest(reason: Reason | undefined, note: number | undefined): Reason | undefined {
  const [kept, keep] = useState(reason);
  useEffect(() => {
    reason && keep(reason);
  }, [reason]);
  return reason ?? (kept?.note === note ? kept : undefined);
}

function switched(on: ReadonlySet<Voice>, voice: Voice): ReadonlySet<Voice> {
  const next = VOICES.filter((each) => (each === voice ? !on.has(each) : on.has(each)));
  return next.length === VOICES.length ? ALL : new Set(next);
}

function nameOf(version: Version, number: number): string {
  const note = version.notes[number];
  return note ? noteInWords(version, note) : "";
}

function verdict({ pitch }: Reason, words: XRayWords): string {
  return words.verdict(words.judged[judged(pitch.rank, pitch.bits)], chance(2 ** -pitch.bits, words), bits(pitch.bits));
}

interface ChoicesProps extends Omit<XRayProps, "note"> {
  note: number;
  reason: Reason;
  words: XRayWords;
  on: ReadonlySet<Voice>;
  onSwitch(voice: Voice): void;
}

function Choices({ version, note, reason, words, on, onSwitch, onSwap, onHear }: ChoicesProps) {
  const [kind, choose] = useState<"pitch" | "rhythm">("pitch");
  const here = version.notes[note];
  if (!here) {
    return null;
  }
  const inKey = keyAt(version, here.onset);
  const pitches: Choosing = {
    name: ({ pitch }) => (pitch === undefined ? "" : pitchName(inKey, pitch)),
    isHere: ({ pitch }) => pitch === here.pitch,
    obstacle: () => (here.locked ? words.locked : ""),
    onHear: ({ pitch }) => pitch !== undefined && onHear(inContext(version, note, { pitch })),
    onSwap: onSwap && (({ pitch }) => pitch !== undefined && onSwap({ op: "set-pitch", note: here.id, pitch })),
  };
  const lengths: Choosing = {
    name: ({ duration }) => durationInWords(duration ?? "0"),
    isHere: ({ duration }) => duration === here.duration,
    obstacle: ({ duration }) => (here.locked ? words.locked : duration && hasRoom(version, note, duration) ? "" : words.noRoom),
    onHear: ({ duration }) => duration && onHear(inContext(version, note, { duration })),
    onSwap: onSwap && (({ duration }) => duration && onSwap({ op: "resize", note: here.id, duration })),
  };
  return (
    <>
      <section class="choices stack" aria-label={words.choices}>
        <div class="row">
          <h3>{words.choices}</h3>
          {(["pitch", "rhythm"] as const).map((each) => <button key={each} type="button" aria-pressed={kind === each} onClick={() => choose(each)}>{words[each]}</button>)}
        </div>
        <Alternatives alternatives={reason[kind].alternatives} choosing={kind === "pitch" ? pitches : lengths} words={words} />
      </section>
      <div class="stack">
        <Voices choice={reason[kind]} on={on} words={words} onSwitch={onSwitch} />
        <Support support={reason.support} words={words} />
      </div>
    </>
  );
}
