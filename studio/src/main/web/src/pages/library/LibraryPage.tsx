import { shell } from "../../words/shell";

export function LibraryPage() {
  return <h1>{shell().library}</h1>;
}
