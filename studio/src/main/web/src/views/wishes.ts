import type { Wanted } from "./keyboard";

/** Lets what has been answered be shown. */
function shown(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

/** What a person wants, one after the other: each finds the melody as the one before has left it, however fast the keys are. */
export class Wishes {
  private waiting: Wanted[] = [];
  private working = false;
  private edit: Promise<unknown> | undefined;

  constructor(private readonly fulfil: (wish: Wanted) => void) {}

  get isWorking(): boolean {
    return this.working;
  }

  /** Fulfils it, at once where nothing else is on its way. */
  take(wish: Wanted): void {
    this.waiting.push(wish);
    void this.work();
  }

  /** An edit is on its way; what is wanted after one that failed was meant for another melody, and is let go. */
  begin(edit: Promise<unknown> | void): void {
    this.edit = edit ?? undefined;
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.working) {
      return;
    }
    this.working = true;
    try {
      while (this.edit !== undefined || this.waiting.length > 0) {
        if (this.edit !== undefined) {
          await this.answered(this.edit);
        }
        const next = this.waiting.shift();
        if (next !== undefined) {
          this.fulfil(next);
        }
        if (this.waiting.length > 0) {
          await shown();
        }
      }
    } finally {
      this.working = false;
    }
  }

  private async answered(edit: Promise<unknown>): Promise<void> {
    this.edit = undefined;
    if ((await edit.catch(() => false)) === false) {
      this.waiting = [];
    }
    await shown();
  }
}
