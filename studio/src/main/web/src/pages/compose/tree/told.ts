import type { HistoryWords } from "../../../words/history";
import type { Drawn } from "./folds";
import type { Entry, VersionNode } from "./versions";

const NAMES = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];
const KINDS: Record<string, string> = {
  "audio/midi": "MIDI", "audio/mid": "MIDI", "audio/wav": "WAV", "audio/vnd.wave": "WAV", "text/vnd.abc": "ABC",
  "application/mei+xml": "MEI", "application/vnd.recordare.musicxml+xml": "MusicXML", "application/vnd.recordare.musicxml": "MusicXML",
};

function pitchName(pitch: number | undefined): string {
  return pitch === undefined ? "" : `${NAMES[pitch % 12]}${Math.floor(pitch / 12) - 1}`;
}

function kindOf(mediaType: string | undefined): string {
  return mediaType === undefined ? "" : (KINDS[mediaType] ?? mediaType);
}

/** Says an entry in the words of the language that is spoken; never in those of the journal's text, which is English. */
export function told(entry: Entry, words: HistoryWords, versionNumber: (entry: number) => string = String): string {
  const said = words.said;
  const details = entry.details ?? {};
  const note = pitchName(details.pitch);
  const where = details.bars ?? "";
  const inferred = details.inferred ? ` (${said.inferred})` : "";
  switch (entry.operation) {
    case "begun": return said.begun;
    case "imported": return said.imported(said.notes(details.notes ?? 0), details.mediaType ? said.kind(kindOf(details.mediaType)) : said.aFile);
    case "requested": return asked(entry, words);
    case "offered": return said.offered(details.model ?? "", details.number ?? 1, details.notes === undefined ? "" : said.notes(details.notes));
    case "chosen": return said.chosen;
    case "rejected": return said.rejected(details.entries?.length ?? 1);
    case "note-added": return said.added(note, where) + inferred;
    case "note-moved": return said.moved(note, where) + inferred;
    case "note-resized": return said.resized(note, where) + inferred;
    case "note-pitched": return said.pitched(pitchName(details.pitchBefore), note, where) + inferred;
    case "note-removed": return said.removed(note || pitchName(details.pitchBefore), where) + inferred;
    case "locked": return said.locked(where);
    case "unlocked": return said.unlocked(where);
    case "transposed": return said.transposed(details.semitones ?? 0);
    case "retimed": return said.retimed;
    case "merged": return said.merged(where, details.entry === undefined ? "" : versionNumber(details.entry));
    case "excerpted": return details["empty"] === true ? said.cleared : said.excerpted(where);
    case "undone": return said.undone;
    case "branched": return said.branched(details.name ?? entry.branch ?? "");
    case "annotated": return said.annotated(details.text ?? "");
    case "rendered": return said.rendered(kindOf(details.mediaType));
    case "exported": return said.exported(kindOf(details.mediaType));
    case "signed": return said.signed;
    case "time-stamped": return said.stamped;
    default: return said.other;
  }
}

function asked(entry: Entry, words: HistoryWords): string {
  const { task = "compose", model = words.said.aModel, count = 1, bars = "", settings = {} } = entry.details ?? {};
  if (task === "compose") {
    return words.said.compose(model, count);
  }
  return task === "continue" ? words.said.continue(model, bars || (settings["bars"] ?? "")) : words.said[task](model, bars);
}

/** A few words on a version, to stand in a small box. */
export function briefly({ node, kind, folded }: Drawn, words: HistoryWords): string {
  if (kind !== "version") {
    return kind === "run" ? words.edits(folded.length) : words.rest(folded.length);
  }
  if (node.made.operation === "offered") {
    return words.candidate(node.made.details?.number ?? 1);
  }
  const short = words.short as Record<string, string>;
  return short[node.made.operation] ?? words.short.other;
}

/** The second line of the box: what tells it from its like. */
export function detail({ node, kind }: Drawn, words: HistoryWords): string {
  const { details = {}, operation } = node.made;
  if (node.names.length > 0) {
    return words.joined([...node.names]);
  }
  if (kind === "rest") {
    return "…";
  }
  if (operation === "offered" && details.notes !== undefined) {
    return words.said.notes(details.notes);
  }
  if (operation === "note-pitched" && details.pitchBefore !== undefined) {
    return `${pitchName(details.pitchBefore)} → ${pitchName(details.pitch)}`;
  }
  return pitchName(details.pitch) || node.made.name;
}

/** The states of a version, for people who listen and for those who look. */
export function states(node: VersionNode, isShown: boolean, words: HistoryWords): string[] {
  return [
    ...(isShown ? [words.shown] : []),
    ...(node.fate ? [words[node.fate]] : []),
    ...(node.signed ? [words.signed] : []),
    ...node.names.map(words.named),
    ...(node.remarks.length > 0 ? [words.remarks(node.remarks.length)] : []),
  ];
}

/** What a row of the list says of a version. */
export function atLength({ kind, node, folded }: Drawn, words: HistoryWords): string {
  return kind === "version" ? told(node.made, words) : kind === "run" ? words.runLong(folded.length) : words.restLong(folded.length);
}

/** All of it in one sentence, which begins with what stands in the box. */
export function spoken(drawn: Drawn, isShown: boolean, words: HistoryWords, when: string): string {
  const { kind, node } = drawn;
  const seen = `${briefly(drawn, words)} ${detail(drawn, words)}`;
  const more = kind === "version" && node.made.operation === "offered" ? [] : [atLength(drawn, words)];
  return words.joined([seen, ...more, words.by(node.made.name, when), ...states(node, isShown, words)]);
}
