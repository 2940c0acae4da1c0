import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { ClassroomPage } from "../pages/classroom/ClassroomPage";
import { JoinPage } from "../pages/classroom/JoinPage";
import { isGuest } from "../pages/classroom/visit";
import { ComposePage } from "../pages/compose/ComposePage";
import { InspectPage } from "../pages/inspect/InspectPage";
import { LearnPage } from "../pages/learn/LearnPage";
import { LibraryPage } from "../pages/library/LibraryPage";
import { language, speak } from "../words/catalogue";
import { shell } from "../words/shell";
import { Announcements } from "./announce";
import { address, place } from "./router";

const PAGES = {
  compose: ComposePage,
  inspect: InspectPage,
  learn: LearnPage,
  library: LibraryPage,
  classroom: ClassroomPage,
} satisfies Record<string, ComponentType>;

type PageName = keyof typeof PAGES;

function current(): PageName {
  const name = place.value[0];
  return name !== undefined && Object.hasOwn(PAGES, name) ? (name as PageName) : "compose";
}

/** What surrounds every page. */
export function Shell() {
  const words = shell();
  const name = current();
  const Page = isGuest() ? JoinPage : PAGES[name];
  const main = useRef<HTMLElement>(null);
  const shown = useRef(name);
  useEffect(() => {
    document.documentElement.lang = language.value === "zh" ? "zh-Hans" : "en";
    document.title = `${words[name]} · Stemma`;
    if (shown.current !== name) {
      shown.current = name;
      main.current?.focus();
    }
  });
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{words.skip}</a>
      <header>
        <a class="mark" href={address("compose")} aria-label="Stemma">Stemma</a>
        <nav aria-label={words.pages}>
          {!isGuest() && (Object.keys(PAGES) as PageName[]).map((each) => (
            <a key={each} href={address(each)} aria-current={each === name ? "page" : undefined}>{words[each]}</a>
          ))}
        </nav>
        <div class="languages" role="group" aria-label={words.language}>
          <button type="button" lang="en" aria-pressed={language.value === "en"} onClick={() => speak("en")}>English</button>
          <button type="button" lang="zh-Hans" aria-pressed={language.value === "zh"} onClick={() => speak("zh")}>中文</button>
        </div>
      </header>
      <main ref={main} id="main" tabIndex={-1}>
        <Page />
      </main>
      <Announcements close={words.close} />
    </>
  );
}
