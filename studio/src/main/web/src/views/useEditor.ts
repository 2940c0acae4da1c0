import { type RefObject } from "preact";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { announce } from "../app/announce";
import { barRange } from "../music/bars";
import { touched } from "../music/edits";
import { placeAt, placesOf } from "../music/places";
import { music } from "../words/music";
import { views } from "../words/views";
import { goTo, isEdit, ofBars, outcome, type Outcome, wanted, type Wanted } from "./keyboard";
import { STEP, type ViewProps } from "./selection";
import { noteInWords, obstacleInWords, placeInWords } from "./speech";
import { Wishes } from "./wishes";

/** What all views of a melody share: one place that has the focus, keys, and what is said. */
export interface Editor {
  /** Around everything with `data-place`. */
  around: RefObject<HTMLDivElement | null>;
  /** The number of the place at the cursor. */
  here: number;
  /** What is to be read below: what is at the cursor, or why something could not be done. */
  message: string;
  refused: boolean;
  /** For what holds the places. */
  keys: {
    onKeyDown: (event: KeyboardEvent) => void;
    onFocusIn: (event: FocusEvent) => void;
    onMouseDown: (event: MouseEvent) => void;
  };
  /** Has the place at the cursor take the focus when all is shown. */
  grab: () => void;
  /** Does it; while an edit is on its way, as soon as the melody is as that edit leaves it. */
  want: (wish: Wanted) => void;
  /** Carries out what a gesture came to. */
  finish: (outcome: Outcome) => void;
  /** Goes to a place by mouse or touch. */
  choose: (place: number, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => void;
}

export function useEditor(props: ViewProps): Editor {
  const { version, selection, onSelect, onEdit, onHear } = props;
  const around = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const [refusal, setRefusal] = useState<string>();
  const here = placeAt(version, selection.cursor);
  const place = placesOf(version)[here];

  useLayoutEffect(() => {
    if (wantsFocus.current) {
      wantsFocus.current = false;
      around.current?.querySelector<SVGElement>(`[data-place="${here}"]`)?.focus();
    }
  });

  const finish = (result: Outcome) => {
    setRefusal(result.obstacle && obstacleInWords(version, result.obstacle));
    if (result.obstacle) {
      announce(obstacleInWords(version, result.obstacle));
      return;
    }
    if (result.operations && result.operations.length > 0) {
      inTurn.begin(onEdit?.([...result.operations]));
      tell(props, result);
    }
    if (result.selection) {
      onSelect(result.selection);
      tellChosen(props, result);
    }
    const heard = result.notes ?? placesOf(version).filter((each) => each.onset === result.selection?.cursor && each.note && !result.selection.bars).flatMap((each) => each.note ?? []);
    if (heard.length > 0) {
      onHear?.(heard.slice(0, 1));
    }
  };
  const now = (wish: Wanted) => {
    if (onEdit || !isEdit(wish)) {
      finish(outcome(wish, version, selection, props.step ?? STEP));
    }
  };
  const latest = useRef({ props, finish, now });
  latest.current = { props, finish, now };
  const inTurn = useMemo(() => new Wishes((wish) => latest.current.now(wish)), []);
  const want = (wish: Wanted) => inTurn.take(wish);
  const choose = useCallback<Editor["choose"]>((index, event) => {
    wantsFocus.current = true;
    latest.current.finish(chosen(latest.current.props, index, event));
  }, []);
  return {
    around,
    here,
    message: refusal ?? chosenInWords(props) ?? (place ? placeInWords(version, place) : views().noNotes),
    refused: refusal !== undefined,
    keys: {
      onKeyDown: (event) => {
        const wish = wanted({ key: event.key, shift: event.shiftKey, alt: event.altKey, ctrl: event.ctrlKey || event.metaKey });
        if (wish && (onEdit || !isEdit(wish)) && !event.defaultPrevented) {
          event.preventDefault();
          wantsFocus.current = true;
          if (!event.repeat || !inTurn.isWorking) {
            want(wish);
          }
        }
      },
      onFocusIn: ({ target }) => {
        const index = Number((target instanceof Element && target.getAttribute("data-place")) || here);
        if (index !== here) {
          finish(goTo(version, index));
        }
      },
      // The focus goes to where the gesture ends, not to where it begins.
      onMouseDown: (event) => event.preventDefault(),
    },
    grab: () => {
      wantsFocus.current = true;
    },
    want,
    finish,
    choose,
  };
}

function chosen(props: ViewProps, index: number, { shiftKey, ctrlKey, metaKey }: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): Outcome {
  const { version, selection } = props;
  const place = placesOf(version)[index];
  if (!place?.note || !(shiftKey || ctrlKey || metaKey)) {
    return goTo(version, index);
  }
  const id = place.note.id;
  if (shiftKey) {
    const [one, other] = [placeAt(version, selection.cursor), index].sort((a, b) => a - b);
    const between = placesOf(version).slice(one, (other ?? index) + 1);
    return { selection: { cursor: place.onset, notes: between.flatMap((each) => each.note?.id ?? []) } };
  }
  const others = selection.notes.filter((each) => each !== id);
  return { selection: { cursor: place.onset, notes: others.length < selection.notes.length ? others : [...others, id] } };
}

function tell({ version }: ViewProps, { notes, removed, operations }: Outcome): void {
  const first = notes?.[0];
  const lock = operations?.find(({ op }) => op === "lock" || op === "unlock");
  if (lock) {
    const range = barRange(lock.bars ?? "");
    const bars = music().bars(range.first, range.last);
    announce(lock.op === "lock" ? views().nowLocked(bars) : views().nowOpen(bars));
  } else if (removed !== undefined) {
    announce(views().removed(removed));
  } else if (first) {
    announce(noteInWords(version, { ...first, origin: touched(first) }));
  }
}

function tellChosen(props: ViewProps, { selection, operations }: Outcome): void {
  const words = selection && !operations && chosenInWords({ ...props, selection });
  if (words) {
    announce(words);
  }
}

/** How much is chosen, where it is more than a note. */
function chosenInWords({ version, selection }: ViewProps): string | undefined {
  if (selection.bars) {
    const { first, last } = selection.bars;
    return views().barsChosen(music().bars(first, last), ofBars(version, selection.bars).notes.length);
  }
  return selection.notes.length > 1 ? views().selected(selection.notes.length) : undefined;
}
