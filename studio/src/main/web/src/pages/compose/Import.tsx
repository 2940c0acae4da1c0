import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { compose } from "../../words/compose";
import { bring } from "./asking";

const KINDS = ".mid,.midi,.abc,.musicxml,.xml,.mxl,.mei";

const over = signal(false);

/** Opens a file by the system's dialog. */
export function ImportButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>{compose().importFile}</button>
      <input ref={input} type="file" accept={KINDS} class="spoken" tabIndex={-1} aria-hidden="true"
        onChange={(event) => { take(event.currentTarget.files); event.currentTarget.value = ""; }} />
    </>
  );
}

function take(files: FileList | null | undefined): void {
  const file = files?.[0];
  if (file !== undefined) {
    void bring(file);
  }
}

/** Where files can be dropped. */
export function DropPlace({ children }: { children: ComponentChildren }) {
  const leave = (event: DragEvent & { currentTarget: HTMLElement }) => {
    if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) {
      over.value = false;
    }
  };
  return (
    <div class={`drop-place${over.value ? " over" : ""}`}
      onDragOver={(event) => { if (event.dataTransfer?.types.includes("Files")) { event.preventDefault(); over.value = true; } }}
      onDragLeave={leave}
      onDrop={(event) => { if (event.dataTransfer?.types.includes("Files")) { event.preventDefault(); over.value = false; take(event.dataTransfer.files); } }}>
      {children}
      {over.value && <p class="drop-here">{compose().dropHere}</p>}
    </div>
  );
}
