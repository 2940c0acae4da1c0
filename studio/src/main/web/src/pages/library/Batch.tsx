import { useRef, useState } from "preact/hooks";
import { inspect } from "../../words/inspect";
import { library } from "../../words/library";
import { cancel, type Examination, examination, examine } from "./examination";
import { chosen, dropped } from "./gather";
import { VERDICTS } from "./query";
import { look } from "./shelf";

/** Many files or a folder: each is verified and listed. */
export function Batch() {
  const words = library().batch;
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const now = examination.value;
  const take = (input: HTMLInputElement) => {
    void examine(chosen(input.files));
    input.value = "";
  };
  return (
    <section
      class={over ? "panel examine over" : "panel examine"}
      aria-labelledby="examine"
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer) {
          void dropped(event.dataTransfer).then(examine);
        }
      }}
    >
      <div class="invite">
        <h2 id="examine">{words.title}</h2>
        <p class="soft">{words.drop}</p>
      </div>
      <div class="row">
        <button type="button" disabled={now?.state === "running"} onClick={() => files.current?.click()}>{words.files}</button>
        <button type="button" disabled={now?.state === "running"} onClick={() => folder.current?.click()}>{words.folder}</button>
        <input ref={files} hidden type="file" multiple onChange={(event) => take(event.currentTarget)} />
        <input ref={folder} hidden type="file" multiple {...{ webkitdirectory: true }} onChange={(event) => take(event.currentTarget)} />
      </div>
      {now && <Course now={now} />}
    </section>
  );
}

function Course({ now }: { now: Examination }) {
  const words = library().batch;
  const text = now.state === "running" ? words.running(now.done, now.total) : now.state === "stopped" ? words.stopped(now.done, now.total) : words.done(now.done);
  return (
    <div class="course stack">
      <div class="row">
        <progress value={now.done} max={now.total} aria-label={words.progress} />
        <span>{text}</span>
        {now.state === "running" && <button type="button" onClick={cancel}>{words.cancel}</button>}
        {now.state !== "running" && <button type="button" onClick={() => (examination.value = undefined)}>{words.close}</button>}
      </div>
      <div class="row" role="group" aria-label={words.verdicts}>
        {VERDICTS.filter((verdict) => now.verdicts[verdict]).map((verdict) => (
          <button key={verdict} type="button" class={`state ${verdict}`} onClick={() => void look({ verdict, kind: "record", sort: "happened", descending: true })}>
            {words.show(inspect().states[verdict], now.verdicts[verdict] ?? 0)}
          </button>
        ))}
      </div>
      {now.skipped > 0 && <p class="soft">{words.skipped(now.skipped)}</p>}
      {now.failed.length > 0 && (
        <div>
          <p>{words.failed}</p>
          <ul>{now.failed.map((each, index) => <li key={index}><strong>{each.name}</strong>: {each.reason}</li>)}</ul>
        </div>
      )}
    </div>
  );
}
