import { signal } from "@preact/signals";
import { attempt, download, get, post, type Schemas } from "../../api/client";
import { classroom } from "../../words/classroom";

export type Summary = Schemas["PieceSummary"];

/** Pieces that can be handed in, the last one changed first; undefined before the first answer. */
export const pieces = signal<readonly Summary[] | undefined>(undefined);

const MOST = 200;

export async function load(): Promise<void> {
  const found = await attempt(() => get<Schemas["PieceList"]>(`/pieces?limit=${MOST}`));
  pieces.value = found?.pieces.filter((each) => each.notes > 0) ?? [];
}

/** What was written into which piece already, so that a second try does not write it again. */
let written = "";

/** Writes the name into the piece and has the browser keep the signed file, under the name that is returned. */
export async function handIn(piece: Summary, name: string, password: string): Promise<string> {
  const remark = classroom().hand.remark(name);
  const writing = `${piece.id} ${piece.changed} ${remark}`;
  if (written !== writing) {
    await post(`/pieces/${piece.id}/operations`, { operations: [{ op: "annotate", text: remark }] });
    written = writing;
  }
  const file = fileName(name, piece.title);
  await download(`/pieces/${piece.id}/files`, { kinds: ["midi"], ...(password && { password }) }, file);
  return file;
}

/** A name that every system takes, and that no other pupil has. */
export function fileName(name: string, title: string): string {
  const plain = `${name} - ${title || "Stemma"}`.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "_").replace(/^\.+/, "_");
  return `${[...plain].slice(0, 80).join("").trim()}.mid`;
}
