import { useRef, useState } from "preact/hooks";
import { classroom } from "../../words/classroom";
import { chosen, dropped } from "../library/gather";
import { cancel, check, clear, type Course, course, exportTable, table } from "./checking";
import { HandInTable } from "./HandInTable";

/** What a class has handed in, checked file by file. */
export function CheckHandIns() {
  const words = classroom().check;
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const now = course.value;
  const busy = now?.state === "running";
  const take = (input: HTMLInputElement) => {
    void check(chosen(input.files));
    input.value = "";
  };
  return (
    <>
      <section
        class={over ? "panel examine over" : "panel examine"}
        aria-labelledby="check-hand-ins"
        onDragOver={(event) => { event.preventDefault(); setOver(true); }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (event.dataTransfer) {
            void dropped(event.dataTransfer).then(check);
          }
        }}
      >
        <div class="invite">
          <h2 id="check-hand-ins">{words.title}</h2>
          <p class="soft">{words.about}</p>
        </div>
        <div class="row">
          <button type="button" disabled={busy} onClick={() => files.current?.click()}>{words.files}</button>
          <button type="button" disabled={busy} onClick={() => folder.current?.click()}>{words.folder}</button>
          <input ref={files} hidden type="file" multiple onChange={(event) => take(event.currentTarget)} />
          <input ref={folder} hidden type="file" multiple {...{ webkitdirectory: true }} onChange={(event) => take(event.currentTarget)} />
        </div>
        {now && <Progress now={now} />}
      </section>
      {table.value.length > 0 && (
        <>
          <HandInTable />
          <div class="row">
            <button type="button" onClick={exportTable}>{words.export}</button>
            <button type="button" disabled={busy} onClick={clear}>{words.clear}</button>
          </div>
        </>
      )}
    </>
  );
}

function Progress({ now }: { now: Course }) {
  const words = classroom().check;
  const text = now.state === "running" ? words.running(now.done, now.total) : now.state === "stopped" ? words.stopped(now.done, now.total) : words.done(now.done);
  return (
    <div class="course stack">
      <div class="row">
        {now.state === "running" && <progress value={now.done} max={now.total} aria-label={words.progress} />}
        <span>{text}</span>
        {now.state === "running" && <button type="button" onClick={cancel}>{words.stop}</button>}
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
