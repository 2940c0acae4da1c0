/** Whether files are dragged, rather than a piece of text. */
export function bringsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** A file that is dropped beside its place is not opened: the browser would leave the studio for it. */
export function stayOnDrop(): void {
  for (const kind of ["dragover", "drop"] as const) {
    addEventListener(kind, (event) => bringsFiles(event) && event.preventDefault());
  }
}
