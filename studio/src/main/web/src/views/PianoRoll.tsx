import { memo } from "preact/compat";
import { useMemo, useState } from "preact/hooks";
import type { Note, Version } from "../api/client";
import { type Place, placesOf } from "../music/places";
import { plus, quarters } from "../music/time";
import { views } from "../words/views";
import { difference } from "./difference";
import { NoteTools } from "./NoteTools";
import { LockSign, type OriginFill, useOriginFill } from "./OriginPatterns";
import { PlayLine } from "./PlayLine";
import { boxOf, type Geometry, geometry, height } from "./roll/geometry";
import { type Gesture, useGestures } from "./roll/gestures";
import { KEYS_WIDTH, RollGrid, RollHead, RollKeys } from "./roll/RollGrid";
import { STEP, type ViewProps } from "./selection";
import { labels } from "./speech";
import { useEditor } from "./useEditor";
import { useWidth } from "./useWidth";

const ZOOMS = [20, 32, 48, 72, 108, 160];
const ROW = 20;

/** A melody as bars on a grid of time and pitch. */
export function PianoRoll(props: ViewProps) {
  const { version, selection, playing } = props;
  const [chosenZoom, setZoom] = useState<number>();
  const step = props.step ?? STEP;
  const editor = useEditor(props);
  const zoom = chosenZoom ?? fitting(quarters(version.length), useWidth(editor.around));
  const shape = useMemo(() => geometry(props.compare ? [version, props.compare] : [version], ZOOMS[zoom] ?? 48, ROW), [version, props.compare, zoom]);
  const { gesture, ...pointer } = useGestures(props, shape, step, editor);
  const fill = useOriginFill();
  const chosen = new Set(selection.notes);
  const spoken = labels(version);
  const width = quarters(version.length) * shape.quarter;
  return (
    <div class="view roll" ref={editor.around}>
      <NoteTools {...props} editor={editor}>
        <button type="button" class="tool" aria-label={views().zoomOut} title={views().zoomOut} disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>−</button>
        <button type="button" class="tool" aria-label={views().zoomIn} title={views().zoomIn} disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>+</button>
      </NoteTools>
      <div class="roll-scroll" data-scroller>
        <RollKeys version={version} shape={shape} />
        <svg
          class={props.onEdit ? "roll-notes editable" : "roll-notes"}
          width={width + 2}
          height={height(shape)}
          viewBox={`0 0 ${width + 2} ${height(shape)}`}
          preserveAspectRatio="none"
          role="listbox"
          aria-multiselectable="true"
          aria-orientation="horizontal"
          aria-label={views().roll}
          {...editor.keys}
          {...pointer}
        >
          {fill.patterns()}
          <RollGrid version={version} shape={shape} step={step} locked={fill.locked} />
          <RollHead version={version} shape={shape} chosen={selection.bars} fill={fill} />
          {props.compare && <Former version={version} other={props.compare} shape={shape} />}
          {placesOf(version).map((place, index) => (
            <RollPlace
              key={index}
              {...{ place, index, shape, fill }}
              note={place.note && asDragged(place.note, gesture)}
              label={spoken[index] ?? ""}
              here={editor.here === index}
              chosen={place.note !== undefined && chosen.has(place.note.id)}
            />
          ))}
          {gesture?.kind === "box" && <rect class="choosing" {...gesture.box} />}
          {playing && <PlayLine playing={playing} place={(time) => time * shape.quarter} top={shape.head} bottom={height(shape)} follow />}
        </svg>
      </div>
    </div>
  );
}

/** The largest zoom at which the melody fits, or one at which notes can still be told apart. */
function fitting(length: number, width: number): number {
  const [least, most] = [1, 4];
  for (let zoom = most; zoom > least; zoom--) {
    if (length * (ZOOMS[zoom] ?? 0) + KEYS_WIDTH <= width) {
      return zoom;
    }
  }
  return width >= 640 ? 2 : least;
}

interface RollPlaceProps {
  place: Place;
  /** The note of the place as it is shown, where it has one. */
  note: Note | undefined;
  index: number;
  shape: Geometry;
  fill: OriginFill;
  label: string;
  here: boolean;
  chosen: boolean;
}

/** One note, or a rest that one can go to. */
const RollPlace = memo(function RollPlace({ place, note, index, shape, fill, label, here, chosen }: RollPlaceProps) {
  const box = note ? boxOf(shape, note) : { ...boxOf(shape, { onset: place.onset, duration: place.length, pitch: shape.high }), height: height(shape) - shape.head };
  const width = Math.max(box.width - 1, 3);
  return (
    <g
      role="option"
      class={note ? "roll-note" : "roll-rest"}
      aria-label={label}
      aria-selected={chosen || (here && !note)}
      tabindex={here ? 0 : -1}
      data-place={index}
      data-note={note?.id}
    >
      <rect class="ring" x={box.x - 2} y={box.y - 2} width={width + 4} height={box.height + 4} rx={5} />
      {note && (
        <>
          <rect class="hit" x={box.x} y={box.y - 2} width={width} height={box.height + 4} />
          <rect class={`note-body origin-${note.origin}`} x={box.x + 0.5} y={box.y + 1.5} width={width} height={box.height - 3} rx={3.5} fill={fill.of(note.origin)} />
          {note.locked && width > 15 && <LockSign x={box.x + 3} y={box.y + 4} size={11} />}
          {!note.locked && <rect class="note-end" x={box.x + width - Math.min(8, width / 3)} y={box.y} width={Math.min(8, width / 3) + 3} height={box.height} />}
        </>
      )}
    </g>
  );
});

function asDragged(note: Note, gesture: Gesture | undefined): Note {
  if (gesture?.kind === "move" && gesture.ids.includes(note.id)) {
    return { ...note, onset: plus(note.onset, gesture.time), pitch: note.pitch + gesture.semitones };
  }
  if (gesture?.kind === "resize" && gesture.ids.includes(note.id)) {
    const duration = plus(note.duration, gesture.time);
    return quarters(duration) > 0 ? { ...note, duration } : note;
  }
  return note;
}

/** Outlines of the notes as they are in the version compared with, where they differ. */
function Former({ version, other, shape }: { version: Version; other: Version; shape: Geometry }) {
  const { gone, came } = difference(other, version);
  return (
    <g aria-hidden="true">
      {gone.map((note) => {
        const box = boxOf(shape, note);
        return <rect key={note.id} class="former" x={box.x + 1.5} y={box.y + 2.5} width={Math.max(box.width - 3, 2)} height={box.height - 5} rx={3} />;
      })}
      {came.map((note) => {
        const box = boxOf(shape, note);
        return <rect key={note.id} class="came" x={box.x - 1.5} y={box.y - 0.5} width={box.width + 2} height={box.height + 1} rx={5} />;
      })}
    </g>
  );
}
