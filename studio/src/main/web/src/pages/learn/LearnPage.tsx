import { shell } from "../../words/shell";

export function LearnPage() {
  return <h1>{shell().learn}</h1>;
}
