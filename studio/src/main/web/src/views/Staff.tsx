import { memo } from "preact/compat";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Version } from "../api/client";
import { isLocked } from "../music/bars";
import { placesOf } from "../music/places";
import { views } from "../words/views";
import { BarTab } from "./BarTab";
import { changedNotes } from "./difference";
import { NoteTools } from "./NoteTools";
import { useOriginFill } from "./OriginPatterns";
import { PlayLine } from "./PlayLine";
import { ScorePlace, type ScorePlaceProps } from "./ScorePlace";
import type { ViewProps } from "./selection";
import { asChanged, labels, summary } from "./speech";
import { engrave, engraver, type Engraving, type Sign, xAt } from "./staff/engrave";
import { type Editor, useEditor } from "./useEditor";
import { useWidth } from "./useWidth";

const RIBBON = 8;
const ABOVE = 26;
/** So much higher stand the numbers of the first line where the tempo, which begins over a pickup, reaches into bar 1. */
const OVER_TEMPO = 20;

/** A melody on five lines, drawn by abcjs; what one can point at and go to lies over it. */
export function Staff(props: ViewProps) {
  const { version } = props;
  const editor = useEditor(props);
  const width = useWidth(editor.around);
  const paper = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ of: Version; engraving: Engraving }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let current = true;
    const draw = async () => {
      const render = await engraver();
      if (current && paper.current) {
        const engraving = engrave(render, version, paper.current, width);
        setDrawn(engraving && { of: version, engraving });
        setFailed(engraving === undefined);
      }
    };
    if (width > 0) {
      draw().catch(() => setFailed(true));
    }
    return () => {
      current = false;
    };
  }, [version.abc, width]);
  const shown = drawn && sameNotes(drawn.of, version) ? version : drawn?.of;
  return (
    <div class="view staff" ref={editor.around}>
      <NoteTools {...props} editor={editor} />
      {!drawn && version.notes.length > 0 && <p class="soft">{failed ? views().scoreFailed : views().scoreLoading}</p>}
      <div class="staff-sheet">
        <div class="staff-music" ref={paper} aria-hidden="true" />
        {drawn && shown && <Overlay props={props} engraving={drawn.engraving} drawnOf={shown} editor={editor} />}
      </div>
    </div>
  );
}

/** Whether a version looks like another, so that what is drawn of one is right for the other. */
function sameNotes(one: Version, other: Version): boolean {
  return (
    one === other ||
    (one.notes.length === other.notes.length &&
      one.notes.every((note, place) => {
        const like = other.notes[place];
        return like && note.id === like.id && note.onset === like.onset && note.duration === like.duration && note.pitch === like.pitch;
      }))
  );
}

interface OverlayProps {
  props: ViewProps;
  engraving: Engraving;
  /** The version that is drawn; the one shown may be newer for a moment. */
  drawnOf: Version;
  editor: Editor;
}

function Overlay({ props, engraving, drawnOf, editor }: OverlayProps) {
  const { version, playing, selection } = props;
  const fill = useOriginFill();
  const places = placesOf(drawnOf);
  const spoken = labels(drawnOf);
  const chosen = new Set(selection.notes);
  const signs = useMemo(() => byPlace(engraving.signs), [engraving]);
  const came = useMemo(() => changedNotes(drawnOf, props.compare), [props.compare, drawnOf]);
  return (
    <svg
      class="staff-overlay"
      viewBox={`0 0 ${engraving.width} ${engraving.height}`}
      width={engraving.width * engraving.scale}
      height={engraving.height * engraving.scale}
      role="listbox"
      aria-multiselectable="true"
      aria-orientation="horizontal"
      aria-label={summary(views().staff, drawnOf)}
      {...editor.keys}
    >
      {fill.patterns()}
      {engraving.bars.map((each) => {
        const system = engraving.systems[each.system] ?? { top: 0, bottom: 0 };
        const locked = isLocked(version.locked, each.bar.number);
        const above = ABOVE + (each.system === 0 && engraving.bars[0]?.bar.number === 0 ? OVER_TEMPO : 0);
        return (
          <g key={each.bar.number} aria-hidden="true">
            {locked && <rect x={each.x} y={system.top - 3} width={each.width} height={system.bottom - system.top + 6} fill={fill.locked} />}
            <BarTab props={props} number={each.bar.number} locked={locked} x={each.x} y={system.top - above} width={each.width} height={system.bottom - system.top + above + RIBBON + 8} />
          </g>
        );
      })}
      {places.map((place, index) => (
        <StaffPlace
          key={index}
          {...{ place, index, fill, engraving }}
          label={asChanged(spoken[index] ?? "", came.has(place.note?.id ?? ""))}
          here={editor.here === index}
          choose={editor.choose}
          signs={signs[index] ?? NONE}
          changed={came.has(place.note?.id ?? "")}
          chosen={place.note !== undefined && chosen.has(place.note.id)}
        />
      ))}
      {playing &&
        engraving.systems.map(({ top, bottom }, system) => (
          <PlayLine key={system} playing={playing} place={(time) => xAt(drawnOf, engraving, system, time)} top={top - 4} bottom={bottom + 4} />
        ))}
    </svg>
  );
}

function byPlace(signs: readonly Sign[]): readonly (readonly Sign[])[] {
  const places: Sign[][] = [];
  for (const sign of signs) {
    (places[sign.place] ??= []).push(sign);
  }
  return places;
}

interface StaffPlaceProps extends ScorePlaceProps {
  engraving: Engraving;
  signs: readonly Sign[];
}

const NONE: readonly Sign[] = [];

const StaffPlace = memo(function StaffPlace({ engraving, signs, ...props }: StaffPlaceProps) {
  const { place: { note }, fill } = props;
  return (
    <ScorePlace {...props}>
      {signs.map(({ box, system, until }) => {
        const bottom = engraving.systems[system]?.bottom ?? box.y + box.height;
        const width = Math.max(box.width, 12);
        return (
          <g key={`${system} ${box.x}`}>
            <rect class="hit" x={box.x - 4} y={box.y - 5} width={width + 8} height={box.height + 10} rx={5} />
            <rect class="ring" x={box.x - 6} y={box.y - 7} width={width + 12} height={box.height + 14} rx={6} />
            {note && (
              <rect class={`note-body origin-${note.origin}`} x={box.x - 1} y={bottom + 6} width={Math.max(until - box.x - 4, 8)} height={RIBBON} rx={2.5} fill={fill.of(note.origin)} />
            )}
          </g>
        );
      })}
    </ScorePlace>
  );
});
