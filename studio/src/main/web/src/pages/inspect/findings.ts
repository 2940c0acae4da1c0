import type { Schemas } from "../../api/client";

export type Inspection = Schemas["Inspection"];
export type Check = Schemas["Check"];
export type CheckName = Check["name"];
export type Outcome = Check["outcome"];

/** In the order in which a reader asks. */
export const CHECKS: readonly CheckName[] = ["binding", "signature", "claim", "certificate", "trust", "time", "ingredients", "journal", "lineage", "replay", "dataset", "label", "log"];

/** A failed one speaks for the whole verdict before those behind it. */
const GRAVEST: readonly CheckName[] = ["binding", "signature", "claim", "journal", "lineage", "replay", "dataset", "label", "certificate", "time", "ingredients", "log", "trust"];

/** What was found alike, once. */
export interface Finding {
  readonly outcome: Outcome;
  readonly code: string;
  /** Itself, and others that mean the same. */
  readonly codes: readonly string[];
  readonly ofSource: boolean;
  readonly details: readonly string[];
}

/** All that was found under one name. */
export interface Group {
  readonly name: CheckName;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

/** The worst of several outcomes; that something could not be checked weighs less than that something holds. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes("fail")) {
    return "fail";
  }
  return outcomes.includes("pass") ? "pass" : "skipped";
}

/** Findings by what was checked, the failed ones first. */
export function grouped(checks: readonly Check[]): Group[] {
  return CHECKS.flatMap((name) => {
    const findings = alike(checks.filter((check) => check.name === name));
    return findings.length === 0 ? [] : [{ name, outcome: worst(findings.map((each) => each.outcome)), findings }];
  });
}

const RANK: Record<Outcome, number> = { fail: 0, pass: 1, skipped: 2 };

function alike(checks: readonly Check[]): Finding[] {
  const found = new Map<string, Finding & { details: string[] }>();
  for (const check of checks) {
    const ofSource = check.ingredient !== undefined;
    const key = `${check.outcome} ${check.code} ${ofSource}`;
    const finding = found.get(key) ?? { outcome: check.outcome, code: check.code, codes: [check.code], ofSource, details: [] };
    finding.details.push(check.detail);
    found.set(key, finding);
  }
  return [...found.values()].sort((one, other) => RANK[one.outcome] - RANK[other.outcome]);
}

/** Those that mean the same for people, once: experts find each detail in it. */
export function told(findings: readonly Finding[], sentence: (code: string) => string): Finding[] {
  const said = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.outcome} ${finding.ofSource} ${sentence(finding.code)}`;
    const before = said.get(key);
    said.set(key, before ? { ...before, codes: [...before.codes, ...finding.codes], details: [...before.details, ...finding.details] } : finding);
  }
  return [...said.values()];
}

const SUCCESS = /\.(match|validated|trusted|insideValidity|notRevoked|accessible|profileKept)$/;

/** Whether it was not found now: whoever took a source in wrote down that it held. */
export function isRecorded(finding: Finding): boolean {
  return finding.ofSource && finding.outcome === "skipped" && SUCCESS.test(finding.code);
}

/** The code that says best what is wrong. */
export function gravest(checks: readonly Check[]): string | undefined {
  for (const name of GRAVEST) {
    const check = checks.find((each) => each.name === name && each.outcome === "fail");
    if (check) {
      return check.code;
    }
  }
  return undefined;
}

const GAPS: readonly string[] = [
  "dev.stemma.binding.unknownExclusions", "assertion.dataHash.additionalExclusionsPresent",
  "assertion.bmffHash.additionalExclusionsPresent", "assertion.boxesHash.additionalExclusionsPresent",
];

/** Whether the signature leaves out bytes of the file itself besides the credentials: then not all of it is known to be unchanged. */
export function hasGaps(checks: readonly Check[]): boolean {
  return checks.some((check) => check.ingredient === undefined && GAPS.includes(check.code));
}

/** How each check ended in two inspections. */
export interface Pair {
  readonly name: CheckName;
  readonly before: Group | undefined;
  readonly after: Group | undefined;
  /** It held, and fails now. */
  readonly newly: boolean;
}

export function compared(before: readonly Check[], after: readonly Check[]): Pair[] {
  const [left, right] = [grouped(before), grouped(after)];
  return CHECKS.flatMap((name) => {
    const pair = { name, before: left.find((each) => each.name === name), after: right.find((each) => each.name === name) };
    return pair.before || pair.after ? [{ ...pair, newly: newFailures(pair.before, pair.after).length > 0 }] : [];
  });
}

/** Failures of one group that the other does not have. */
export function newFailures(before: Group | undefined, after: Group | undefined): Finding[] {
  const known = new Set((before?.findings ?? []).filter((each) => each.outcome === "fail").map((each) => each.code));
  return (after?.findings ?? []).filter((each) => each.outcome === "fail" && !known.has(each.code));
}
