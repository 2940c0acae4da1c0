import { useId } from "preact/hooks";
import { wishes } from "../../../words/wish";
import { status } from "../studio";
import { SelectField } from "./fields";
import { wish, wishFor } from "./kept";

/** A tradition's name in the language of the page, its own where there are no words for it. */
export function traditionName(name: string): string {
  const known: Record<string, string> = wishes().traditions;
  return known[name] ?? name;
}

function traditions() {
  const models = status.value?.models ?? [];
  return (models.find((model) => model.id === wish.value.model) ?? models[0])?.traditions ?? [];
}

function Choices({ but }: { but?: string }) {
  return (
    <>
      {traditions().filter(({ name }) => name !== but).map(({ name }) => <option key={name} value={name}>{traditionName(name)}</option>)}
    </>
  );
}

/** Whose habits the melody follows: one tradition, or two with their shares. */
export function Tradition({ part }: { part: "first" | "second" | "all" }) {
  const words = wishes();
  const id = useId();
  const { tradition, other, share } = wish.value;
  const chosen = traditions().filter((each) => each.name === tradition || each.name === other);
  const few = chosen.find((each) => each.experimental);
  const percent = Math.round(share * 100);
  return (
    <>
      {part !== "second" && (
        <SelectField name="tradition" label={words.tradition} hint={few && words.few(few.works)}>
          <option value="">{words.open}</option>
          <Choices />
        </SelectField>
      )}
      {part !== "first" && tradition !== "" && (
        <SelectField name="other" label={words.blend}>
          <option value="">{words.noBlend}</option>
          <Choices but={tradition} />
        </SelectField>
      )}
      {part !== "first" && tradition !== "" && other !== "" && (
        <div class="field wide">
          <label for={id}>{words.share(traditionName(tradition), 100 - percent, traditionName(other), percent)}</label>
          <input id={id} type="range" min="0" max="1" step="0.05" value={share}
            aria-valuetext={words.share(traditionName(tradition), 100 - percent, traditionName(other), percent)}
            onInput={(event) => wishFor({ share: Number(event.currentTarget.value) })} />
        </div>
      )}
    </>
  );
}
