import { logWords } from "../../words/log";
import type { Inspection } from "./findings";
import { moment } from "./moment";

/** Where a transparency log has the file, and who has seen the log. */
export function Logged({ logged }: { logged: NonNullable<Inspection["log"]> }) {
  const words = logWords();
  const times = logged.witnesses.flatMap((each) => (each.time ? [each.time] : [])).sort();
  const [first] = times;
  const witnesses = logged.witnesses.map((each) => each.witness).join(words.between);
  return (
    <p>
      {words.place(logged.log, logged.index.toLocaleString("en"), logged.size.toLocaleString("en"))}{" "}
      {!logged.known ? words.unknown : first ? words.seen(witnesses, moment(first)) : words.alone}
      {!logged.bySigner && <> {words.notBySigner}</>}
    </p>
  );
}
