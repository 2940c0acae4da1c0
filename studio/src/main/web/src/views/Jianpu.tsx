import { memo } from "preact/compat";
import { useMemo } from "preact/hooks";
import type { Version } from "../api/client";
import { at, isLocked, keyAt } from "../music/bars";
import { accidental, doOf } from "../music/key";
import { placesOf } from "../music/places";
import { quarters } from "../music/time";
import { views } from "../words/views";
import { BarTab } from "./BarTab";
import { changedNotes } from "./difference";
import { layOut, type Line, xAt } from "./jianpu/layout";
import { Digit, DigitGround, Tie } from "./jianpu/Digit";
import { LINE, type Set as SetDigit, settle } from "./jianpu/page";
import { jianpu } from "./jianpu/tokens";
import { NoteTools } from "./NoteTools";
import { type OriginFill, useOriginFill } from "./OriginPatterns";
import { PlayLine } from "./PlayLine";
import { ScorePlace, type ScorePlaceProps } from "./ScorePlace";
import type { ViewProps } from "./selection";
import { asChanged, labels, summary } from "./speech";
import { useEditor } from "./useEditor";
import { useWidth } from "./useWidth";

const HEADER = 34;

/** A melody in numbered notation. */
export function Jianpu(props: ViewProps) {
  const { version, playing } = props;
  const editor = useEditor(props);
  const fill = useOriginFill();
  const width = Math.max(useWidth(editor.around), 240);
  const lines = useMemo(() => layOut(jianpu(version), width - 4), [version, width]);
  const places = useMemo(() => settle(lines, HEADER), [lines]);
  const chosen = new Set(props.selection.notes);
  const spoken = labels(version);
  const height = HEADER + lines.length * LINE.height;
  const came = useMemo(() => changedNotes(version, props.compare), [props.compare, version]);
  return (
    <div class="view jianpu" ref={editor.around}>
      <NoteTools {...props} editor={editor} />
      <svg
        class="jianpu-page"
        viewBox={`0 0 ${width} ${height}`}
        role="listbox"
        aria-multiselectable="true"
        aria-orientation="horizontal"
        aria-label={summary(views().jianpu, version)}
        {...editor.keys}
      >
        {fill.patterns()}
        <text class="jianpu-header" x={2} y={22} aria-hidden="true">{header(version)}</text>
        {lines.map((line, number) => (
          <LineGround key={number} line={line} top={HEADER + number * LINE.height} version={version} props={props} fill={fill} last={number === lines.length - 1} />
        ))}
        {placesOf(version).map((place, index) => (
          <JianpuPlace
            key={index}
            {...{ place, index, fill }}
            label={asChanged(spoken[index] ?? "", came.has(place.note?.id ?? ""))}
            here={editor.here === index}
            choose={editor.choose}
            set={places[index] ?? NONE}
            changed={came.has(place.note?.id ?? "")}
            chosen={place.note !== undefined && chosen.has(place.note.id)}
          />
        ))}
        <Digits places={places} />
        {playing && lines.map((line, number) => (
          <PlayLine key={number} playing={playing} place={(time) => xAt(line, time)} top={HEADER + number * LINE.height + LINE.music} bottom={HEADER + number * LINE.height + LINE.ribbon + 8} />
        ))}
      </svg>
    </div>
  );
}

/** The key by its 1, the metre, the tempo. */
function header(version: Version): string {
  const first = doOf(keyAt(version, "0"));
  const tempo = at(version.tempos, "0")?.value;
  return `1=${accidental(first.alter)}${first.letter}  ${version.metres[0]?.value ?? ""}${tempo ? `  ♩ = ${Math.round(Number(tempo))}` : ""}`;
}

interface LineGroundProps {
  line: Line;
  top: number;
  version: Version;
  props: ViewProps;
  fill: OriginFill;
  last: boolean;
}

/** Bar lines, underlines and the tabs of the bars of one line, and where key or metre change. */
function LineGround({ line, top, version, props, fill, last }: LineGroundProps) {
  const y = top + LINE.music;
  return (
    <g>
      {line.bars.map(({ bar, x, width, underlines }, index) => {
        const locked = isLocked(version.locked, bar.number);
        const final = last && index === line.bars.length - 1;
        return (
          <g key={bar.number} aria-hidden="true">
            {locked && <rect x={x + 1} y={y} width={width - 2} height={LINE.ribbon - LINE.music} fill={fill.locked} />}
            <BarTab props={props} number={bar.number} locked={locked} x={x} y={top} width={width} height={LINE.ribbon + 12} />
            <text class="jianpu-change" x={x + 30} y={top + 16}>{changeAt(version, bar.start)}</text>
            <path class="jianpu-bar" d={`M${x + width - (final ? 6 : 0)} ${top + LINE.digit - 24}V${top + LINE.digit + 12}`} />
            {final && <path class="jianpu-end" d={`M${x + width - 2} ${top + LINE.digit - 24}V${top + LINE.digit + 12}`} />}
            {underlines.map(({ level, from, to }) => (
              <path key={`${level} ${from}`} class="jianpu-underline" d={`M${from} ${top + LINE.digit + 2 + level * 3.5}H${to}`} />
            ))}
          </g>
        );
      })}
    </g>
  );
}

function changeAt(version: Version, start: string): string {
  if (quarters(start) === 0) {
    return "";
  }
  const first = doOf(keyAt(version, start));
  const key = version.keys.some((change) => change.onset === start) ? `1=${accidental(first.alter)}${first.letter}` : "";
  const metre = version.metres.find((change) => change.onset === start)?.value ?? "";
  return [key, metre].filter(Boolean).join(" ");
}

/** What is to be read; to be pointed at is what lies below it. */
const Digits = memo(function Digits({ places }: { places: readonly (readonly SetDigit[])[] }) {
  return (
    <g class="jianpu-digits" aria-hidden="true">
      {places.flatMap((set) => set.map((each) => <Digit key={`${each.top} ${each.digit.x}`} set={each} />))}
      {places.flatMap((set) => set.map((each, number) => each.digit.token.tied && <Tie key={`${each.top} ${each.digit.x}`} from={each} to={set[number + 1]} />))}
    </g>
  );
});

interface JianpuPlaceProps extends ScorePlaceProps {
  set: readonly SetDigit[];
}

const NONE: readonly SetDigit[] = [];

const JianpuPlace = memo(function JianpuPlace({ set, ...props }: JianpuPlaceProps) {
  return (
    <ScorePlace {...props}>
      {set.map((each) => (
        <DigitGround key={`${each.top} ${each.digit.x}`} set={each} fill={props.fill} />
      ))}
    </ScorePlace>
  );
});
