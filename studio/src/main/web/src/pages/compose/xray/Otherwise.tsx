import { useId } from "preact/hooks";
import type { Schemas } from "../../../api/client";
import type { XRayWords } from "../../../words/xray";
import { weight } from "./numbers";
import { traditionInWords } from "./traditions";

const STEPS = 10;
const COLDEST = 0.2;
const HOTTEST = 2;

interface Props {
  temperature: number;
  tradition: string;
  /** In whose ears it was heard at first: a blend stands in no list of a model. */
  first: string;
  traditions: Schemas["Model"]["traditions"];
  changed: boolean;
  words: XRayWords;
  onTemperature(next: number): void;
  onTradition(next: string): void;
  onReset(): void;
}

/** What a model would expect if it were more daring, or heard with other ears. */
export function Otherwise(props: Props) {
  const { temperature, tradition, first, traditions, words } = props;
  const names = traditions.map(({ name }) => name);
  const id = useId();
  const inWords = `${weight(temperature)}${temperature < 0.8 ? `, ${words.calm}` : temperature > 1.2 ? `, ${words.daring}` : ""}`;
  return (
    <section class="otherwise stack" aria-label={words.settings}>
      <h3>{words.settings}</h3>
      <p class="soft">{words.settingsHint}</p>
      <label for={id}>{words.temperature} <output for={id}>{inWords}</output></label>
      <div class="row slider">
        <span class="soft" aria-hidden="true">{words.calm}</span>
        <input id={id} type="range" min={COLDEST} max={HOTTEST} step={1 / STEPS} value={temperature} aria-valuetext={inWords}
          onInput={(event) => props.onTemperature(Number(event.currentTarget.value))} />
        <span class="soft" aria-hidden="true">{words.daring}</span>
      </div>
      <label>
        {words.tradition}{" "}
        <select value={tradition} onChange={(event) => props.onTradition(event.currentTarget.value)}>
          <option value="">{words.usual}</option>
          {(first === "" || names.includes(first) ? names : [first, ...names]).map((name) => <option key={name} value={name}>{traditionInWords(name)}</option>)}
        </select>
      </label>
      <div><button type="button" disabled={!props.changed} onClick={props.onReset}>{words.usually}</button></div>
    </section>
  );
}
