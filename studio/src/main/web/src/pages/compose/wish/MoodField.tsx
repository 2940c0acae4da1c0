import { useId } from "preact/hooks";
import { wishes } from "../../../words/wish";
import { mood } from "./wish";

/** How daring the model is: temperature in plain words, with its number. */
export function MoodField({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const words = wishes();
  const id = useId();
  const now = mood(value);
  return (
    <div class="field mood">
      <label for={id}>
        {words.mood} <strong>{words.moods[now]}</strong> <span class="soft small">{words.temperature(value.toFixed(2).replace(/0$/, ""))}</span>
      </label>
      <input id={id} type="range" min="0.4" max="1.8" step="0.05" value={value} aria-valuetext={`${words.moods[now]}, ${words.temperature(String(value))}`}
        aria-describedby={`${id}-hint`} onInput={(event) => onChange(Math.round(Number(event.currentTarget.value) * 100) / 100)} />
      <div class="ends" aria-hidden="true"><span>{words.moods.calm}</span><span>{words.moods.daring}</span></div>
      <p class="soft small" id={`${id}-hint`}>{words.moodHints[now]}</p>
    </div>
  );
}
