import { codes } from "../../words/checks";
import { inspect } from "../../words/inspect";
import { gravest, hasGaps, type Inspection } from "./findings";
import { Logged } from "./Logged";
import { moment } from "./moment";
import { StateSign } from "./Sign";

/** Who signed, by the name in the certificate. */
export function signer(inspection: Inspection): string {
  return inspection.family?.[0]?.signer ?? inspect().somebody;
}

/** The verdict in one line. */
export function headline(inspection: Inspection): string {
  const { headlines } = inspect();
  const failed = gravest(inspection.checks);
  switch (inspection.state) {
    case "trusted":
    case "valid":
      return unchanged(inspection, failed);
    case "invalid":
      return headlines.invalid((failed && codes()[failed]) ?? inspect().states.invalid);
    case "none":
      return headlines.none;
  }
}

function unchanged(inspection: Inspection, failed: string | undefined): string {
  const { headlines } = inspect();
  const by = signer(inspection);
  const isUnknown = failed === "signingCredential.untrusted";
  if (hasGaps(inspection.checks)) {
    return [headlines.partly(by), isUnknown && codes()[failed]].filter(Boolean).join(" ");
  }
  if (inspection.state === "trusted") {
    return headlines.trusted(by);
  }
  return isUnknown ? headlines.unknownSigner(by) : headlines.valid(by);
}

/** What the file is and what the verification comes to. */
export function Verdict({ inspection }: { inspection: Inspection }) {
  const words = inspect();
  const title = inspection.family?.[0]?.title;
  const facts = [
    inspection.mediaType,
    words.bytes(inspection.size.toLocaleString("en")),
    ...(inspection.withStore ? [words.withStore] : []),
    ...(inspection.withJournal ? [words.withJournal] : []),
    ...(inspection.withProof ? [words.withProof] : []),
  ].filter((each) => each !== undefined);
  return (
    <section class={`panel verdict ${inspection.state}`} aria-labelledby="verdict">
      <StateSign state={inspection.state} />
      <div class="stack">
        <h1 id="verdict">
          <span class="state">{words.states[inspection.state]}</span> {inspection.name}
        </h1>
        <p class="headline">{headline(inspection)}</p>
        {inspection.signedBefore && <p>{words.signedBefore(moment(inspection.signedBefore))}</p>}
        {inspection.log && <Logged logged={inspection.log} />}
        {inspection.state === "invalid" && inspection.manifests && <p>{words.notAscribed}</p>}
        <p class="soft">
          {title && <><cite>{title}</cite> · </>}
          {facts.join(" · ")} · <span title={inspection.sha256}>SHA-256 {inspection.sha256.slice(0, 12)}…</span>
        </p>
      </div>
    </section>
  );
}
