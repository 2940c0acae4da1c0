import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { complain } from "../../app/announce";
import { library } from "../../words/library";
import { chosen, dropped, type Lying } from "./gather";

interface Props {
  title: string;
  about: string;
  /** Files are being worked on: no others are taken meanwhile. */
  busy: boolean;
  take(files: readonly Lying[]): Promise<void>;
  children: ComponentChildren;
}

/** Where many files or a folder are dropped, or chosen by buttons. */
export function Intake({ title, about, busy, take, children }: Props) {
  const words = library().batch;
  const [over, setOver] = useState(false);
  const id = useId();
  const drop = async (data: DataTransfer) => {
    const files = await dropped(data).catch(() => undefined);
    files ? void take(files) : complain(words.unreadable, words.unreadableHint);
  };
  return (
    <section
      class={over ? "panel examine over" : "panel examine"}
      aria-labelledby={id}
      onDragOver={(event) => { event.preventDefault(); setOver(!busy); }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer && !busy) {
          void drop(event.dataTransfer);
        }
      }}
    >
      <div class="invite">
        <h2 id={id}>{title}</h2>
        <p class="soft">{about}</p>
      </div>
      <div class="row">
        <Choose text={words.files} busy={busy} take={take} />
        <Choose text={words.folder} busy={busy} take={take} folder />
      </div>
      {children}
    </section>
  );
}

function Choose({ text, busy, take, folder = false }: Pick<Props, "busy" | "take"> & { text: string; folder?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" disabled={busy} onClick={() => input.current?.click()}>{text}</button>
      <input
        ref={input}
        hidden
        type="file"
        multiple
        {...(folder && { webkitdirectory: true })}
        onChange={(event) => {
          void take(chosen(event.currentTarget.files));
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

interface Course {
  readonly done: number;
  readonly total: number;
  readonly skipped: number;
  readonly failed: readonly { readonly name: string; readonly reason: string }[];
}

interface ProgressProps {
  now: Course;
  text: string;
  label: string;
  failed: string;
  skipped: string;
  /** What can be done with it just now. */
  action: ComponentChildren;
  children?: ComponentChildren;
}

/** How far many files are, and which could not be read. */
export function Progress({ now, text, label, failed, skipped, action, children }: ProgressProps) {
  return (
    <div class="course stack">
      <div class="row">
        <progress value={now.done} max={now.total} aria-label={label} />
        <span>{text}</span>
        {action}
      </div>
      {children}
      {now.skipped > 0 && <p class="soft">{skipped}</p>}
      {now.failed.length > 0 && (
        <div>
          <p>{failed}</p>
          <ul>{now.failed.map((each, index) => <li key={index}><strong>{each.name}</strong>: {each.reason}</li>)}</ul>
        </div>
      )}
    </div>
  );
}
