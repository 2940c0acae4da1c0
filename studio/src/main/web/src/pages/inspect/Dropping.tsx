import { useRef, useState } from "preact/hooks";
import { inspect } from "../../words/inspect";
import { reading, take } from "./opened";

/** Where files are dropped, or chosen by a button. */
export function Dropping({ small = false }: { small?: boolean }) {
  const words = inspect();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const chosen = (files: FileList | null | undefined) => {
    if (files && files.length > 0) {
      void take([...files]);
    }
  };
  return (
    <div
      class={`dropping${over ? " over" : ""}${small ? " small" : ""}`}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); chosen(event.dataTransfer?.files); }}
    >
      {!small && <p class="invitation" aria-hidden="true">{words.drop}</p>}
      <button type="button" class={small ? "" : "primary"} onClick={() => input.current?.click()}>{small ? words.another : words.choose}</button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words.choose}
        onChange={(event) => { chosen(event.currentTarget.files); event.currentTarget.value = ""; }}
      />
      {!small && <p class="soft">{words.kinds}</p>}
      {!small && <p class="soft">{words.local}</p>}
      {reading.value && <p class="reading">{words.reading(reading.value)}</p>}
    </div>
  );
}
