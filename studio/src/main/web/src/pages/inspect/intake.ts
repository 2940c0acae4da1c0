/** A file with what lies beside it. */
export interface Handed<F> {
  readonly file: F;
  readonly store?: F;
  readonly journal?: F;
  readonly proof?: F;
}

interface Named {
  readonly name: string;
}

const STORE = /\.c2pa$/i;
const JOURNAL = /\.journal$/i;
const PROOF = /\.tlog-proof$/i;

export function isStore(file: Named): boolean {
  return STORE.test(file.name);
}

export function isJournal(file: Named): boolean {
  return JOURNAL.test(file.name);
}

/** Whether it says something about another file. */
export function isEvidence(file: Named): boolean {
  return isStore(file) || isJournal(file) || PROOF.test(file.name);
}

/** Which of several files belong together, by their names; two alone belong together whatever they are called. */
export function together<F extends Named>(files: readonly F[]): { handed: Handed<F>[]; left: F[] } {
  const mains = files.filter((file) => !isEvidence(file));
  const [only] = mains.length === 1 ? mains : [];
  const used = new Set<F>();
  const beside = (main: F, ending: RegExp): F | undefined => {
    const candidates = files.filter((file) => ending.test(file.name) && !used.has(file));
    const found = candidates.find((file) => belongs(file.name.replace(ending, ""), main.name)) ?? (only && candidates.length === 1 ? candidates[0] : undefined);
    if (found) {
      used.add(found);
    }
    return found;
  };
  const handed = mains.map((file) => {
    const [store, journal, proof] = [beside(file, STORE), beside(file, JOURNAL), beside(file, PROOF)];
    return { file, ...(store ? { store } : {}), ...(journal ? { journal } : {}), ...(proof ? { proof } : {}) };
  });
  return { handed, left: files.filter((file) => isEvidence(file) && !used.has(file)) };
}

/** `tune.mid.c2pa` or `tune.c2pa` lies beside `tune.mid`. */
function belongs(stem: string, name: string): boolean {
  return stem === name || stem === name.replace(/\.[^.]+$/, "");
}
