import { useEffect, useRef, useState } from "preact/hooks";
import type { Operation } from "../../../api/client";
import { announce } from "../../../app/announce";
import type { HistoryWords } from "../../../words/history";
import type { Drawn } from "./folds";
import { Glyph, MakerGlyph } from "./glyphs";
import { atLength, states, told } from "./told";
import type { Entry } from "./versions";
import { wished } from "./wished";

const MOST_TOLD = 30;

interface Props {
  drawn: Drawn;
  isShown: boolean;
  /** Whether nobody has decided on it yet. */
  pending: boolean;
  bars: string | undefined;
  /** Counts up when the bars to take are to be asked for. */
  asking: number;
  words: HistoryWords;
  when(entry: Entry): string;
  onShow(): void;
  onHear(): void;
  onCompare: (() => void) | undefined;
  onOperate(operations: Operation[]): void;
  onFold(): void;
}

/** What is known of one version, and what can be done with it. */
export function VersionFacts(props: Props) {
  const { drawn, isShown, pending, words, when } = props;
  const { node, kind, folded } = drawn;
  const settings = [...node.before].reverse().find((entry) => entry.operation === "requested")?.details?.settings;
  const made = kind === "version" ? [node.made] : folded.map((each) => each.made);
  return (
    <div class="version-facts stack">
      <h3>
        <Glyph><MakerGlyph maker={node.maker} /></Glyph> {atLength(drawn, words)}
      </h3>
      <p class="soft">{[words[node.maker], words.by(node.made.name, when(node.made)), words.version(node.entry), ...states(node, isShown, words)].join(" · ")}</p>
      <div class="row">
        {!isShown && <button type="button" onClick={props.onShow}>{words.show}</button>}
        <button type="button" aria-keyshortcuts="P" onClick={props.onHear}>{words.hear}</button>
        {!isShown && props.onCompare && <button type="button" title={words.comparing} onClick={props.onCompare}>{words.compare}</button>}
        {pending && <button type="button" onClick={() => props.onOperate([{ op: "choose", entry: node.entry }])}>{words.choose}</button>}
        {pending && <button type="button" onClick={() => props.onOperate([{ op: "reject", entries: [node.entry] }])}>{words.reject}</button>}
        {kind !== "version" && <button type="button" aria-keyshortcuts="O" onClick={props.onFold}>{words.unfold}</button>}
      </div>
      {!isShown && kind !== "rest" && <TakeBars key={`take ${node.entry}`} {...props} />}
      {kind === "version" && <NameBranch key={`name ${node.entry}`} {...props} />}
      {settings && Object.keys(settings).length > 0 && <Wished settings={settings} words={words} />}
      {node.before.length > 0 && <Told title={words.whatLedHere} entries={node.before} words={words} when={when} />}
      {kind !== "version" && <Told title={words.whatHappened} entries={made} words={words} when={when} />}
      {node.after.length > 0 && <Told title={words.afterwards} entries={node.after} words={words} when={when} />}
    </div>
  );
}

function Told({ title, entries, words, when }: { title: string; entries: readonly Entry[]; words: HistoryWords; when(entry: Entry): string }) {
  return (
    <details open={entries.length <= 4}>
      <summary>{title} ({entries.length})</summary>
      <ul class="told">
        {entries.slice(-MOST_TOLD).map((entry) => (
          <li key={entry.index}>{told(entry, words)} <span class="soft">{words.by(entry.name, when(entry))}</span></li>
        ))}
      </ul>
    </details>
  );
}

function Wished({ settings, words }: { settings: Record<string, string>; words: HistoryWords }) {
  return (
    <details>
      <summary>{words.wished}</summary>
      <dl class="wished">
        {wished(settings, words).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
    </details>
  );
}

function TakeBars({ drawn, bars, asking, words, onOperate }: Props) {
  const [text, write] = useState(bars ?? "");
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const asked = useRef(asking);
  useEffect(() => {
    if (asking !== asked.current) {
      asked.current = asking;
      field.current?.focus();
    }
  }, [asking]);
  const submit = (event: Event) => {
    event.preventDefault();
    const range = text.trim().replace(/\s*[-–—]\s*/, "-");
    const right = /^\d+(-\d+)?$/.test(range);
    setWrong(!right);
    if (right) {
      onOperate([{ op: "take", entry: drawn.entry, bars: range }]);
    } else {
      announce(words.takeWrong);
    }
  };
  return (
    <form class="row ask" onSubmit={submit}>
      <label>{words.takeBars} <input ref={field} value={text} size={7} placeholder={words.takeHint} aria-invalid={wrong}
        onInput={(event) => write(event.currentTarget.value)} /></label>
      <button type="submit" aria-keyshortcuts="T">{words.take}</button>
      {wrong && <span class="wrong">{words.takeWrong}</span>}
    </form>
  );
}

function NameBranch({ drawn, isShown, words, onOperate }: Props) {
  const [text, write] = useState("");
  const [wrong, setWrong] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const name = text.trim();
    setWrong(name === "");
    if (name === "") {
      announce(words.nameWrong);
      return;
    }
    onOperate([...(isShown ? [] : [{ op: "show" as const, entry: drawn.entry }]), { op: "branch", name }]);
    write("");
  };
  return (
    <form class="row ask" onSubmit={submit}>
      <label>{words.nameBranch} <input value={text} maxLength={80} placeholder={words.nameHint} aria-invalid={wrong} onInput={(event) => write(event.currentTarget.value)} /></label>
      <button type="submit">{words.name}</button>
      {wrong && <span class="wrong">{words.nameWrong}</span>}
    </form>
  );
}
