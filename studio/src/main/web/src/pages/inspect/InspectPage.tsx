import "../../style/inspect.css";
import { useEffect, useLayoutEffect } from "preact/hooks";
import { address, place } from "../../app/router";
import { language } from "../../words/catalogue";
import { inspect } from "../../words/inspect";
import { Dropping } from "./Dropping";
import { forget, isMissing, opened, recall, shown, take } from "./opened";
import { Report } from "./Report";

/** Drop a file, and see what it says and whether that holds. */
export function InspectPage() {
  const words = inspect();
  const id = place.value[1];
  const inspection = shown.value;
  useEffect(() => {
    if (id !== undefined && isMissing(id)) {
      void recall(id);
    }
  }, [id, language.value]);
  useDrops();
  return inspection ? (
    <div class="inspect">
      <Opened />
      <Report inspection={inspection} />
    </div>
  ) : (
    <div class="inspect empty">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <Dropping />
    </div>
  );
}

/** Files dropped anywhere on the page are looked into; those in the place for them are taken there. */
function useDrops(): void {
  useLayoutEffect(() => {
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      const isThere = event.target instanceof Element && event.target.closest(".dropping") !== null;
      if (files.length > 0 && !isThere) {
        void take(files);
      }
    };
    addEventListener("drop", drop);
    return () => removeEventListener("drop", drop);
  }, []);
}

/** What else was looked into, and where more can be dropped. */
function Opened() {
  const words = inspect();
  return (
    <div class="row opened">
      {opened.value.length > 1 && (
        <nav aria-label={words.opened}>
          {opened.value.map((each) => (
            <span key={each.id} class="tab">
              <a href={address("inspect", each.id ?? "")} aria-current={each === shown.value ? "page" : undefined}>{each.name}</a>
              <button type="button" aria-label={words.forget(each.name)} title={words.forget(each.name)} onClick={() => forget(each)}>×</button>
            </span>
          ))}
        </nav>
      )}
      <Dropping small />
    </div>
  );
}
