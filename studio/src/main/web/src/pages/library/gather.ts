import { type Handed, together } from "../inspect/intake";

/** A file with where it lay, as far as the browser tells. */
export interface Lying {
  readonly file: File;
  /** Names of folders, `/` between them; empty for a file that was chosen alone. */
  readonly folder: string;
}

/** A file to examine, with what lies beside it. */
export interface Subject extends Handed<File> {
  readonly folder: string;
}

const MUSIC = /\.(midi?|wav|abc|musicxml|xml|mxl|mei|safetensors)$/i;
const BESIDE = /\.(c2pa|journal|tlog-proof)$/i;

/** Hidden ones: what some systems lay beside each file, under its name with a dot before it. */
const HIDDEN = /^\./;

/** What is to be examined among files, folder by folder, and how many are none of that. */
export function subjects(files: readonly Lying[]): { subjects: Subject[]; skipped: number } {
  const folders = new Map<string, File[]>();
  for (const { file, folder } of files) {
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  let skipped = 0;
  const found = [...folders].flatMap(([folder, inside]) => {
    const known = inside.filter((file) => !HIDDEN.test(file.name) && (MUSIC.test(file.name) || BESIDE.test(file.name)));
    const { handed, left } = together(known);
    skipped += inside.length - known.length + left.length;
    return handed.map((each) => ({ ...each, folder }));
  });
  return { subjects: found, skipped };
}

/** Files that somebody chose; those of a folder know where they lay. */
export function chosen(files: FileList | null): Lying[] {
  return [...(files ?? [])].map((file) => ({ file, folder: file.webkitRelativePath.split("/").slice(0, -1).join("/") }));
}

/** Files that somebody dropped, and those in folders among them. */
export async function dropped(data: DataTransfer): Promise<Lying[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return (await Promise.all(entries.map((entry) => within(entry, "")))).flat();
}

async function within(entry: FileSystemEntry, folder: string): Promise<Lying[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    return [{ file, folder }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside = folder === "" ? entry.name : `${folder}/${entry.name}`;
  const found: Lying[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) {
      return found;
    }
    found.push(...(await Promise.all(some.map((each) => within(each, inside)))).flat());
  }
}
