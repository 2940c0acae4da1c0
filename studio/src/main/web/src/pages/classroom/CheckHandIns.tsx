import { classroom } from "../../words/classroom";
import { Intake, Progress } from "../library/Intake";
import { cancel, check, clear, type Course, course, exportTable, table } from "./checking";
import { HandInTable } from "./HandInTable";

/** What a class has handed in, checked file by file. */
export function CheckHandIns() {
  const words = classroom().check;
  const now = course.value;
  const busy = now?.state === "running";
  return (
    <>
      <Intake title={words.title} about={words.about} busy={busy} take={check}>
        {now && <Checking now={now} />}
      </Intake>
      {table.value.length > 0 && (
        <>
          <HandInTable />
          <div class="row">
            <button type="button" onClick={exportTable}>{words.export}</button>
            <button type="button" disabled={busy} onClick={clear}>{words.clear}</button>
          </div>
        </>
      )}
    </>
  );
}

function Checking({ now }: { now: Course }) {
  const words = classroom().check;
  const text = now.state === "running" ? words.running(now.done, now.total) : now.state === "stopped" ? words.stopped(now.done, now.total) : words.done(now.done);
  const action = now.state === "running" && <button type="button" onClick={cancel}>{words.stop}</button>;
  return <Progress now={now} text={text} label={words.progress} failed={words.failed} skipped={words.skipped(now.skipped)} action={action} />;
}
