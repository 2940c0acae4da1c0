import type { ComponentChildren } from "preact";
import { generatedWords } from "../../words/generated";
import { inspect } from "../../words/inspect";
import { rightsWords } from "../../words/rights";
import { tamper } from "../../words/tamper";
import { Bars } from "./Bars";
import { Checks } from "./Checks";
import { Companions } from "./Companions";
import { CompareWith } from "./CompareWith";
import { Family } from "./Family";
import type { Inspection } from "./findings";
import { Generated } from "./Generated";
import { Journal } from "./Journal";
import { Keep } from "./Keep";
import { Models } from "./Models";
import { Notes } from "./Notes";
import { opened } from "./opened";
import { People } from "./People";
import { Raw } from "./Raw";
import { Rights } from "./Rights";
import { Similar } from "./Similar";
import { TamperLab } from "./TamperLab";
import { Verdict } from "./Verdict";

interface Part {
  readonly id: string;
  readonly title: string;
  readonly content: ComponentChildren;
}

const MELODIES = /^(audio\/midi|text\/vnd\.abc|application\/vnd\.recordare\.musicxml|application\/mei\+xml)/;

/** What there is to say of a file; what it does not tell has no place. */
function parts(inspection: Inspection): Part[] {
  const { sections } = inspect();
  const { contribution, family, journal, models, id, tamperings } = inspection;
  const said: (Part | false | undefined | "")[] = [
    { id: "checks", title: sections.checks, content: <Checks inspection={inspection} /> },
    (tamperings?.length ?? 0) > 0 && { id: "lab", title: tamper().title, content: <TamperLab key={id} inspection={inspection} /> },
    family && { id: "family", title: sections.family, content: <Family family={family} /> },
    (contribution || (inspection.roles?.length ?? 0) > 0) && { id: "people", title: sections.people, content: <People inspection={inspection} /> },
    (inspection.label || inspection.generated) && { id: "generated", title: generatedWords().title, content: <Generated inspection={inspection} /> },
    inspection.manifests && { id: "notes", title: sections.notes, content: <Notes key={id} inspection={inspection} /> },
    contribution && { id: "bars", title: sections.bars, content: <Bars bars={contribution.bars} /> },
    (models?.length ?? 0) > 0 && { id: "models", title: sections.models, content: <Models key={id} inspection={inspection} /> },
    id && MELODIES.test(inspection.mediaType ?? "") && { id: "similar", title: sections.similar, content: <Similar key={id} id={id} /> },
    journal && { id: "journal", title: sections.journal, content: <Journal journal={journal} /> },
    id && inspection.manifests && isIntact(inspection) && { id: "rights", title: rightsWords().title, content: <Rights key={id} id={id} /> },
    id && inspection.manifests && { id: "raw", title: sections.raw, content: <Raw key={id} id={id} /> },
    opened.value.length > 1 && { id: "compare", title: sections.compare, content: <CompareWith key={id} inspection={inspection} /> },
    { id: "keep", title: sections.keep, content: <Keep inspection={inspection} /> },
  ];
  return said.filter((each) => typeof each === "object");
}

/** A record that does not hold answers nothing. */
function isIntact({ state }: Inspection): boolean {
  return state === "trusted" || state === "valid";
}

/** All that was found of a file. */
export function Report({ inspection }: { inspection: Inspection }) {
  const all = parts(inspection);
  const jump = (event: MouseEvent, id: string) => {
    event.preventDefault();
    document.getElementById(`part-${id}`)?.focus();
    document.getElementById(`part-${id}`)?.scrollIntoView();
  };
  return (
    <div class="report">
      <Verdict inspection={inspection} />
      <Companions inspection={inspection} />
      <nav class="contents" aria-label={inspect().onPage}>
        {all.map((part) => (
          <a key={part.id} href={location.hash} onClick={(event) => jump(event, part.id)}>{part.title}</a>
        ))}
      </nav>
      {all.map((part) => (
        <section key={part.id} class={`panel part-${part.id}`} aria-labelledby={`part-${part.id}`}>
          <h2 id={`part-${part.id}`} tabIndex={-1}>{part.title}</h2>
          {part.content}
        </section>
      ))}
    </div>
  );
}
