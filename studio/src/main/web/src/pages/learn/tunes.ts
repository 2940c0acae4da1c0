import { attempt, post } from "../../api/client";

/** A file of tunes as the server knows it. */
export interface Given {
  readonly file: string;
  readonly works: number;
}

/** Kinds of file that tunes are read from. */
export const KINDS = ".mid,.midi,.abc,.musicxml,.mxl,.xml";

/** Hands files over to the server, one after the other; those that hold no tune are told and left out. */
export async function give(files: readonly File[]): Promise<readonly Given[]> {
  const given: Given[] = [];
  for (const file of files) {
    const kind = file.name.split(".").pop()?.toLowerCase() ?? "";
    const answer = await attempt(() => post<Given>(`/lessons/tunes?kind=${encodeURIComponent(kind)}`, new Blob([file])));
    if (answer && !given.some((each) => each.file === answer.file)) {
      given.push(answer);
    }
  }
  return given;
}

export function count(given: readonly Given[]): number {
  return given.reduce((sum, each) => sum + each.works, 0);
}
