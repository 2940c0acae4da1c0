/** A byte that is shown, and whether it is another than before. */
export interface Shown {
  readonly text: string;
  readonly changed: boolean;
}

/** The bytes of a hexadecimal text, marked where they differ from those of another. */
export function marked(bytes: string, other: string): Shown[] {
  const pairs = bytes.match(/../g) ?? [];
  const others = other.match(/../g) ?? [];
  return pairs.map((text, index) => ({ text, changed: text !== others[index] }));
}
