import { shell } from "../../words/shell";

export function ComposePage() {
  return <h1>{shell().compose}</h1>;
}
