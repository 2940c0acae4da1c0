import { useRef, useState } from "preact/hooks";
import type { Note, Version } from "../../api/client";
import { add, lengthen, moveBy } from "../../music/edits";
import { barAt, barsOf } from "../../music/bars";
import { placesOf } from "../../music/places";
import { compare, minus, nearest, plus, quarters, type Time } from "../../music/time";
import { affected, ofBars, type Outcome } from "../keyboard";
import type { Selection, ViewProps } from "../selection";
import type { Editor } from "../useEditor";
import { type Box, boxOf, type Geometry, meet, pitchAt, span } from "./geometry";

/** What the pointer does. */
export type Gesture =
  | { kind: "move"; ids: readonly string[]; grabbed: Note; x: number; y: number; time: Time; semitones: number }
  | { kind: "resize"; ids: readonly string[]; grabbed: Note; x: number; time: Time }
  | { kind: "box"; x: number; y: number; box: Box; kept: readonly string[] }
  | { kind: "bars"; anchor: number };

export interface Gestures {
  gesture: Gesture | undefined;
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: (event: PointerEvent) => void;
  onPointerCancel: () => void;
  onDblClick: (event: MouseEvent) => void;
}

const SLACK = 4;

/** Select, choose by a box, move, lengthen and add by mouse, pen or finger. */
export function useGestures(props: ViewProps, shape: Geometry, step: Time, editor: Editor): Gestures {
  const [gesture, setGesture] = useState<Gesture>();
  const moved = useRef(false);
  const { version, selection, onSelect, onEdit } = props;
  const cancel = () => setGesture(undefined);

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.currentTarget instanceof SVGElement) || !(event.target instanceof Element)) {
      return;
    }
    moved.current = false;
    editor.grab();
    const { x, y } = pointIn(event.currentTarget, event);
    const begun = begin(props, shape, editor, event.target, event, x, y);
    if (begun && (onEdit || begun.kind === "box" || begun.kind === "bars")) {
      event.currentTarget.setPointerCapture(event.pointerId);
      setGesture(begun);
    }
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!gesture || !(event.currentTarget instanceof SVGElement)) {
      return;
    }
    const { x, y } = pointIn(event.currentTarget, event);
    if (gesture.kind === "bars") {
      const bar = barAt(barsOf(version), nearest(Math.max(0, x) / shape.quarter, "1/16"));
      bar && onSelect(between(version, gesture.anchor, bar.number));
      return;
    }
    moved.current ||= Math.abs(x - gesture.x) > SLACK || ("y" in gesture && Math.abs(y - gesture.y) > SLACK);
    if (moved.current) {
      const next = further(gesture, shape, step, x, y);
      if (next.kind === "move" && gesture.kind === "move" && next.semitones !== gesture.semitones) {
        props.onHear?.([{ pitch: next.grabbed.pitch + next.semitones, duration: next.grabbed.duration }]);
      }
      setGesture(next);
    }
  };
  const onPointerUp = (event: PointerEvent) => {
    setGesture(undefined);
    if (!gesture || !(event.currentTarget instanceof SVGElement)) {
      return;
    }
    const ended = moved.current ? finished(gesture, version, shape) : gesture.kind === "box" ? clicked(version, shape, gesture.x) : undefined;
    ended && editor.finish(ended);
  };
  const onDblClick = (event: MouseEvent) => {
    if (onEdit && event.currentTarget instanceof SVGElement && event.target instanceof Element && !event.target.closest("[data-note], [data-bar]")) {
      const { x, y } = pointIn(event.currentTarget, event);
      editor.finish(entered(version, shape, step, x, y));
    }
  };
  return { gesture, onPointerDown, onPointerMove, onPointerUp, onPointerCancel: cancel, onDblClick };

  function pointIn(svg: SVGElement, { clientX, clientY }: MouseEvent): { x: number; y: number } {
    const { left, top } = svg.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  function between(of: Version, one: number, other: number): Selection {
    return ofBars(of, { first: Math.min(one, other), last: Math.max(one, other) });
  }

  function begin(view: ViewProps, _: Geometry, by: Editor, target: Element, event: PointerEvent, x: number, y: number): Gesture | undefined {
    const bar = target.closest("[data-bar]")?.getAttribute("data-bar");
    if (bar !== null && bar !== undefined) {
      const anchor = event.shiftKey && selection.bars ? selection.bars.first : Number(bar);
      onSelect(between(view.version, anchor, Number(bar)));
      return { kind: "bars", anchor };
    }
    const id = target.closest("[data-note]")?.getAttribute("data-note");
    const grabbed = view.version.notes.find((note) => note.id === id);
    if (!grabbed) {
      return event.pointerType === "touch" ? undefined : { kind: "box", x, y, box: span(x, y, x, y), kept: event.shiftKey ? selection.notes : [] };
    }
    const held = selection.notes.includes(grabbed.id) && !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (!held) {
      by.choose(placesOf(view.version).findIndex((place) => place.note === grabbed), event);
    }
    const ids = held ? affected(view.version, selection) : [grabbed.id];
    return target.closest(".note-end")
      ? { kind: "resize", ids, grabbed, x, time: "0" }
      : { kind: "move", ids, grabbed, x, y, time: "0", semitones: 0 };
  }
}

function further(gesture: Gesture, shape: Geometry, step: Time, x: number, y: number): Gesture {
  switch (gesture.kind) {
    case "move": {
      const onset = nearest(quarters(gesture.grabbed.onset) + (x - gesture.x) / shape.quarter, step);
      const still = Math.abs(x - gesture.x) < (quarters(step) * shape.quarter) / 2;
      const semitones = Math.round((gesture.y - y) / shape.row);
      return { ...gesture, time: still ? "0" : minus(onset, gesture.grabbed.onset), semitones };
    }
    case "resize": {
      const end = plus(gesture.grabbed.onset, gesture.grabbed.duration);
      const to = nearest(quarters(end) + (x - gesture.x) / shape.quarter, step);
      return { ...gesture, time: minus(to, end) };
    }
    case "box":
      return { ...gesture, box: span(gesture.x, gesture.y, x, y) };
    case "bars":
      return gesture;
  }
}

function finished(gesture: Gesture, version: Version, shape: Geometry): Outcome {
  switch (gesture.kind) {
    case "move": {
      const edit = moveBy(version, gesture.ids, gesture.time, gesture.semitones);
      return "obstacle" in edit ? edit : { ...edit, selection: { cursor: plus(gesture.grabbed.onset, gesture.time), notes: gesture.ids } };
    }
    case "resize":
      return lengthen(version, gesture.ids, gesture.time);
    case "box": {
      const inside = version.notes.filter((note) => meet(boxOf(shape, note), gesture.box)).map((note) => note.id);
      const notes = [...new Set([...gesture.kept, ...inside])];
      const first = version.notes.find((note) => notes.includes(note.id));
      return { selection: { cursor: first?.onset ?? nearest(gesture.box.x / shape.quarter, "1/16"), notes } };
    }
    case "bars":
      return {};
  }
}

/** The free place that was clicked on; no note is chosen any more. */
function clicked(version: Version, shape: Geometry, x: number): Outcome {
  const time = nearest(x / shape.quarter, "1/16");
  return compare(time, version.length) < 0 ? { selection: { cursor: time, notes: [] } } : {};
}

/** A new note on the step before the pointer, a quaver long or as long as there is room. */
function entered(version: Version, shape: Geometry, step: Time, x: number, y: number): Outcome {
  const onset = nearest(Math.floor(x / shape.quarter / quarters(step)) * quarters(step), step);
  const next = version.notes.find((note) => compare(note.onset, onset) > 0)?.onset ?? version.length;
  const wish: Time = compare(step, "1/2") < 0 ? "1/2" : step;
  const room = minus(next, onset);
  const edit = add(version, onset, compare(room, wish) < 0 ? room : wish, pitchAt(shape, y));
  return "obstacle" in edit ? edit : { ...edit, selection: { cursor: onset, notes: [] } };
}
