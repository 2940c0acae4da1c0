import type { Schemas } from "./client";

export type StudioEvent = Schemas["Event"];
export type Listener = (event: StudioEvent) => void;

/** A connection, which hands on the data of what it hears, and says when it is lost for good. */
type Open = (hear: (data: string) => void, lost: () => void) => { close(): void };

const AGAIN_MILLIS = 3_000;

/** Listens for all listeners by one connection: only while there are some, and only while the page is seen. */
export class Events {
  private readonly listeners = new Set<Listener>();
  private source: { close(): void } | undefined;

  constructor(
    private readonly open: Open,
    private readonly seen: () => boolean,
    private readonly later: (work: () => void) => void = (work) => void setTimeout(work, AGAIN_MILLIS),
  ) {}

  /** Hears what goes on until the function that comes back is called. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    this.attend();
    return () => {
      this.listeners.delete(listener);
      this.attend();
    };
  }

  /** Connects or leaves as it is needed: a browser has few connections for all pages of the studio together. */
  attend(): void {
    const wanted = this.listeners.size > 0 && this.seen();
    if (wanted && this.source === undefined) {
      const source = this.open((data) => this.tell(JSON.parse(data) as StudioEvent), () => {
        if (this.source === source) {
          this.source = undefined;
          this.later(() => this.attend());
        }
      });
      this.source = source;
    } else if (!wanted && this.source !== undefined) {
      this.source.close();
      this.source = undefined;
    }
  }

  private tell(event: StudioEvent): void {
    for (const listener of [...this.listeners]) {
      listener(event);
    }
  }
}

const events = new Events(
  (hear, lost) => {
    const source = new EventSource("/api/events");
    source.onmessage = (message: MessageEvent<string>) => hear(message.data);
    // A browser connects again by itself, but not after an answer that is none, as of a studio that has too many visitors.
    source.onerror = () => source.readyState === EventSource.CLOSED && lost();
    return source;
  },
  () => document.visibilityState === "visible",
);

if (typeof document !== "undefined") {
  document.addEventListener("visibilitychange", () => events.attend());
}

/** Hears what goes on in the studio until the function that comes back is called; reconnects by itself. */
export function listen(listener: Listener): () => void {
  return events.listen(listener);
}
