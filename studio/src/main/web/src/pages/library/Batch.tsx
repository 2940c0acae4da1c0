import { inspect } from "../../words/inspect";
import { library } from "../../words/library";
import { cancel, type Examination, examination, examine } from "./examination";
import { Intake, Progress } from "./Intake";
import { VERDICTS } from "./query";
import { look } from "./shelf";

/** Many files or a folder: each is verified and listed. */
export function Batch() {
  const words = library().batch;
  const now = examination.value;
  return (
    <Intake title={words.title} about={words.drop} busy={now?.state === "running"} take={examine}>
      {now && <Course now={now} />}
    </Intake>
  );
}

function Course({ now }: { now: Examination }) {
  const words = library().batch;
  const text = now.state === "running" ? words.running(now.done, now.total) : now.state === "stopped" ? words.stopped(now.done, now.total) : words.done(now.done);
  const action = now.state === "running"
    ? <button type="button" onClick={cancel}>{words.cancel}</button>
    : <button type="button" onClick={() => (examination.value = undefined)}>{words.close}</button>;
  return (
    <Progress now={now} text={text} label={words.progress} failed={words.failed} skipped={words.skipped(now.skipped)} action={action}>
      <div class="row" role="group" aria-label={words.verdicts}>
        {VERDICTS.filter((verdict) => now.verdicts[verdict]).map((verdict) => (
          <button key={verdict} type="button" class={`state ${verdict}`} onClick={() => void look({ verdict, kind: "record", sort: "happened", descending: true })}>
            {words.show(inspect().states[verdict], now.verdicts[verdict] ?? 0)}
          </button>
        ))}
      </div>
    </Progress>
  );
}
