import { music } from "../../../words/music";
import { wishes } from "../../../words/wish";
import { status } from "../studio";
import { ContourField } from "./ContourField";
import { SelectField, TextField } from "./fields";
import { wish, wishFor } from "./kept";
import { MoodField } from "./MoodField";
import { PitchesField } from "./PitchesField";
import { RangeField } from "./RangeField";
import { Tradition } from "./Tradition";
import { faults, isWritten, METRES, MODES, TONICS, USUAL } from "./wish";

const SOLFA = ["do", "re", "mi", "fa", "sol", "la", "si"];
const FIVE = 7;

function KeyFields({ fault }: { fault: boolean }) {
  const words = wishes();
  const { mode } = wish.value;
  return (
    <>
      <SelectField name="tonic" label={words.key} fault={fault ? "key" : undefined}>
        <option value="">{words.open}</option>
        {TONICS.map((tonic) => (
          <option key={tonic} value={tonic} disabled={!isWritten(tonic, mode)}>{tonic.replace("#", "♯").replace("b", "♭")}</option>
        ))}
      </SelectField>
      {wish.value.tonic !== "" && (
        <SelectField name="mode" label={words.mode}>
          <optgroup label={words.diatonic}>{MODES.slice(0, FIVE).map((each) => <option key={each} value={each}>{music().mode[each]}</option>)}</optgroup>
          <optgroup label={words.fiveNotes}>{MODES.slice(FIVE).map((each) => <option key={each} value={each}>{music().mode[each]}</option>)}</optgroup>
        </SelectField>
      )}
    </>
  );
}

function MoreFields({ lastSeed }: { lastSeed: number | undefined }) {
  const words = wishes();
  const wrong = faults(wish.value);
  const models = status.value?.models ?? [];
  return (
    <>
      <RangeField isWrong={wrong.range === true} />
      <TextField name="fewest" label={words.fewest} fault={wrong.density && "density"} />
      <TextField name="most" label={words.most} />
      <SelectField name="cadence" label={words.cadence}>
        <option value="">{words.open}</option>
        {SOLFA.map((name, at) => <option key={name} value={String(at + 1)}>{words.degree(at + 1, name)}</option>)}
      </SelectField>
      <SelectField name="distance" label={words.distance}>
        <option value="">{words.distanceUsual}</option>
        {[10, 9, 8, 7, 6].map((notes) => <option key={notes} value={String(notes)}>{words.distanceOf(notes)}</option>)}
      </SelectField>
      <ContourField />
      <PitchesField fault={wrong.pitches === true} />
      <TextField name="seed" label={words.seed} fault={wrong.seed && "seed"} hint={words.seedHint} />
      {lastSeed !== undefined && wish.value.seed !== String(lastSeed) && (
        <button type="button" class="quiet" onClick={() => wishFor({ seed: String(lastSeed) })}>{words.keepSeed(lastSeed)}</button>
      )}
      {models.length > 1 && (
        <SelectField name="model" label={words.model}>
          <option value="">{words.usualModel}</option>
          {models.map((model) => <option key={model.id} value={model.id}>{model.title}</option>)}
        </SelectField>
      )}
    </>
  );
}

/** All that can be wished for; the first few are enough to begin with, and may stand elsewhere already. */
export function WishForm({ lastSeed, begun = false }: { lastSeed?: number | undefined; begun?: boolean }) {
  const words = wishes();
  const wrong = faults(wish.value);
  return (
    <div class="wishes">
      <Tradition part={begun ? "second" : "all"} />
      <KeyFields fault={wrong.key === true} />
      <SelectField name="metre" label={words.metre}>
        <option value="">{words.open}</option>
        {METRES.map((metre) => <option key={metre} value={metre}>{metre}</option>)}
      </SelectField>
      <TextField name="bars" label={words.bars} fault={wrong.bars && "bars"} />
      <TextField name="tempo" label={words.tempo} fault={wrong.tempo && "tempo"} hint={words.tempoUnit} />
      {!begun && <MoodField value={wish.value.temperature} onChange={(temperature) => wishFor({ temperature })} />}
      <details class="wide">
        <summary>{words.more}</summary>
        <div class="wishes"><MoreFields lastSeed={lastSeed} /></div>
      </details>
      <button type="button" class="quiet" onClick={() => wishFor(USUAL)}>{words.reset}</button>
    </div>
  );
}
