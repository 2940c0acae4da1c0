import { batch } from "@preact/signals";
import { go } from "../../app/router";
import { post, type Piece } from "../../api/client";
import { NOTHING } from "../../views/selection";
import { busy, offers, operate, put, selection, trying } from "./sitting";

/** A piece of which a person writes the first note. */
export async function beginEmpty(title: string, frame: { metre: string; key: string; bars: string; tempo: string }): Promise<void> {
  const fresh = await trying("request", () => post<Piece>("/pieces", { title })).catch(() => undefined);
  if (fresh !== undefined) {
    batch(() => {
      offers.value = [];
      selection.value = NOTHING;
      put(fresh);
    });
    if (await operate([{ op: "clear", ...frame }])) {
      go("compose", fresh.id);
    }
  }
}

/** A file brought in as a piece of its own. */
export async function bring(file: File): Promise<boolean> {
  busy.value = "opening";
  try {
    const next = await trying("request", () => post<Piece>(`/pieces/import?name=${encodeURIComponent(file.name)}`, file));
    if (next !== undefined) {
      offers.value = [];
      put(next);
      go("compose", next.id);
    }
    return next !== undefined;
  } catch {
    return false;
  } finally {
    busy.value = undefined;
  }
}
