import { useState } from "preact/hooks";
import { attempt, get } from "../../api/client";
import { inspect } from "../../words/inspect";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Claims and assertions as they stand in the file, folded. */
export function Raw({ id }: { id: string }) {
  const [record, setRecord] = useState<Json | undefined>(undefined);
  const load = async () => {
    const found = await attempt(() => get<Json>(`/inspections/${id}/raw`));
    if (found !== undefined) {
      setRecord(found);
    }
  };
  if (record === undefined) {
    return <div><button type="button" onClick={() => void load()}>{inspect().load}</button></div>;
  }
  return <div class="raw" lang="en"><Node value={record} depth={0} /></div>;
}

const FOLDED = 2;

function Node({ value, depth }: { value: Json; depth: number }) {
  if (value === null || typeof value !== "object") {
    return <code>{JSON.stringify(value)}</code>;
  }
  const entries = Object.entries(value);
  const isLabelled = !Array.isArray(value);
  return (
    <ul>
      {entries.map(([key, child]) => (
        <li key={key}>
          {child !== null && typeof child === "object" ? (
            <Folder name={title(key, child, isLabelled)} open={depth < FOLDED && entries.length === 1} child={child} depth={depth} />
          ) : (
            <>
              <span class="key">{key}</span> <Node value={child} depth={depth + 1} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What is inside is only drawn once somebody looks. */
function Folder({ name, open, child, depth }: { name: string; open: boolean; child: Json; depth: number }) {
  const [isOpen, setOpen] = useState(open);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{name}</summary>
      {isOpen && <Node value={child} depth={depth + 1} />}
    </details>
  );
}

function title(key: string, child: Json[] | { [key: string]: Json }, isLabelled: boolean): string {
  const label = !Array.isArray(child) && typeof child["label"] === "string" ? child["label"] : undefined;
  return isLabelled ? key : `${key} ${label ?? ""}`.trim();
}
