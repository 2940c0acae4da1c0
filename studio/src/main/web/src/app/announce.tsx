import { signal } from "@preact/signals";

const spoken = signal("");
const shown = signal<{ text: string; hint?: string } | undefined>(undefined);

/** Says something to who listens rather than looks. */
export function announce(text: string): void {
  spoken.value = spoken.value === text ? `${text}\u00a0` : text;
}

/** Shows that something went wrong, and says it. */
export function complain(text: string, hint?: string): void {
  shown.value = hint === undefined ? { text } : { text, hint };
}

/** Takes back what was shown: it is no longer so. */
export function settle(): void {
  shown.value = undefined;
}

export function Announcements({ close }: { close: string }) {
  const complaint = shown.value;
  return (
    <>
      <div class="spoken" role="status" aria-live="polite">{spoken.value}</div>
      <div role="alert">
        {complaint && (
          <div class="complaint">
            <p>
              <strong>{complaint.text}</strong> {complaint.hint}
            </p>
            <button type="button" onClick={() => (shown.value = undefined)}>{close}</button>
          </div>
        )}
      </div>
    </>
  );
}
