import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { inspect } from "../../words/inspect";
import { arranged, fitted, type Graph, type Member, NODE, type Placed } from "./familyGraph";
import { type Listed, listed } from "./familyList";
import { Scroll } from "./Scroll";

interface Props {
  family: readonly Member[];
}

/** What a file came from, as a graph and as a list. */
export function Family({ family }: Props) {
  const words = inspect();
  const [graph, setGraph] = useState<Graph | undefined>(undefined);
  useEffect(() => {
    let current = true;
    void arranged(family).then((found) => current && setGraph(found));
    return () => {
      current = false;
    };
  }, [family]);
  const list = useMemo(() => listed(family), [family]);
  return (
    <div class="stack">
      {graph && <FamilyGraph graph={graph} file={family[0]?.id ?? ""} />}
      <details open={family.length <= 1}>
        <summary>{words.list}</summary>
        <ul class="family-list">{list && <MemberItem listed={list} file />}</ul>
      </details>
    </div>
  );
}

function FamilyGraph({ graph, file }: { graph: Graph; file: string }) {
  const [at, setAt] = useState(0);
  const nodes = useRef(new Map<number, SVGGElement>());
  const move = (event: KeyboardEvent) => {
    const next = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, Home: 0, End: graph.nodes.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      const to = Math.min(Math.max(next, 0), graph.nodes.length - 1);
      setAt(to);
      nodes.current.get(to)?.focus();
    }
  };
  return (
    <Scroll of="family-scroll" label={inspect().sections.family}>
      <svg class="family" width={graph.width} height={graph.height} viewBox={`0 0 ${graph.width} ${graph.height}`} role="group" aria-label={inspect().graph} onKeyDown={move}>
        <defs>
          <marker id="family-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0 8 4 0 8Z" />
          </marker>
        </defs>
        {graph.lines.map((line) => (
          <polyline key={`${line.from} ${line.to} ${line.relation}`} class={line.relation} points={line.points.map((point) => `${point.x},${point.y}`).join(" ")} marker-end="url(#family-arrow)" />
        ))}
        {graph.nodes.map((placed, index) => (
          <MemberBox key={placed.member.id} placed={placed} file={placed.member.id === file} reachable={index === at} keep={(box) => (box ? nodes.current.set(index, box) : nodes.current.delete(index))} enter={() => setAt(index)} />
        ))}
      </svg>
    </Scroll>
  );
}

interface BoxProps {
  placed: Placed;
  file: boolean;
  reachable: boolean;
  keep: (box: SVGGElement | null) => void;
  enter: () => void;
}

const SIGNS: Record<Member["standing"], string> = { trusted: "✓", valid: "✓", invalid: "✕", unsigned: "–" };

function MemberBox({ placed, file, reachable, keep, enter }: BoxProps) {
  const words = inspect();
  const { member } = placed;
  const lines = told(member, file);
  return (
    <g ref={keep} class={`member ${member.standing}`} transform={`translate(${placed.x} ${placed.y})`} tabIndex={reachable ? 0 : -1} role="img" aria-label={lines.join(", ")} onFocus={enter}>
      <title>{lines.join("\n")}</title>
      <rect width={NODE.width} height={NODE.height} rx="8" />
      <text class="name" x="12" y="24">{fitted(member.title ?? words.untitled, 24)}</text>
      <text class="standing" x="12" y="46">{SIGNS[member.standing]} {fitted(words.standings[member.standing], 26)}</text>
      <text class="soft" x="12" y="68">{fitted(member.signer ? words.signedBy(member.signer) : file ? words.thisFile : (member.format ?? ""), 30)}</text>
    </g>
  );
}

/** What is to be said of a member, the most important first. */
function told(member: Member, file: boolean): string[] {
  const words = inspect();
  return [
    member.title ?? words.untitled,
    ...(file ? [words.thisFile] : []),
    words.standings[member.standing],
    ...(member.signer ? [words.signedBy(member.signer)] : []),
    ...(member.program ? [words.writtenBy(member.program)] : []),
    ...deeds(member),
  ];
}

function deeds(member: Member): string[] {
  const words = inspect();
  return member.deeds.map((deed) => {
    const how = deed.kind ? words.sources[deed.kind] : undefined;
    return [words.actions[deed.action] ?? deed.action, ...(how ? [how] : [])].join(", ");
  });
}

function MemberItem({ listed: { member, relation, from, told: before }, file = false }: { listed: Listed; file?: boolean }) {
  const words = inspect();
  return (
    <li>
      {relation && <span class="soft">{words.relations[relation]} </span>}
      {told(member, file).join(" · ")}
      {before && <span class="soft"> ({words.above})</span>}
      {from.length > 0 && <ul>{from.map((source) => <MemberItem key={`${source.relation} ${source.member.id}`} listed={source} />)}</ul>}
    </li>
  );
}
