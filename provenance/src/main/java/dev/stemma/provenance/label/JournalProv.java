package dev.stemma.provenance.label;

import dev.stemma.provenance.label.ProvBuilder.Said;
import dev.stemma.provenance.label.ProvDocument.Kind;
import dev.stemma.provenance.label.ProvDocument.Term;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.Remark;
import dev.stemma.provenance.record.Source;
import dev.stemma.provenance.record.Step;
import dev.stemma.provenance.record.TimeStamped;
import dev.stemma.provenance.record.Tool;
import dev.stemma.provenance.record.Version;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A journal in the terms of PROV: each entry is an activity; a version of the piece is an entity, derived from the one that
 * the entry works on; people appear as their openings name them, else by the beginning of their commitments.
 */
final class JournalProv {
    private static final String PIECE = "piece";

    private final ProvBuilder prov;
    private final FamilyTree.History history;
    private final Map<Commitment, String> opened = new HashMap<>();
    private final Map<Integer, ProvName> versions = new HashMap<>();
    private final int shown;

    /** Adds all entries that are at hand. */
    JournalProv(ProvBuilder prov, FamilyTree.History history) {
        this.prov = prov;
        this.history = history;
        history.openings().forEach(opening -> opened.put(opening.commitment(), opening.text()));
        this.shown = lastChange(history);
        prov.namespace(PIECE, "urn:uuid:" + history.journal().piece() + "#");
        history.journal().entries().forEach(this::add);
    }

    /** The entry that made the version that the file holds. */
    private static int lastChange(FamilyTree.History history) {
        int at = history.shows();
        Optional<Entry> entry = history.journal().entry(at);
        while (entry.isPresent() && !changes(entry.get().operation())) {
            at = entry.get().base().orElseThrow();
            entry = history.journal().entry(at);
        }
        return at;
    }

    /** The version that the file holds; nothing if it is not at hand. */
    Optional<ProvName> shown() {
        return Optional.ofNullable(versions.get(history.shows()));
    }

    private void add(Entry entry) {
        Operation operation = entry.operation();
        ProvName activity = prov.add(Kind.ACTIVITY, activity(entry.index()), said(entry));
        ProvName agent = agent(entry.actor());
        prov.relate(Term.WAS_ASSOCIATED_WITH, activity, agent);
        Optional<ProvName> base =
                entry.base().isPresent() ? version(entry.base().getAsInt()) : Optional.empty();
        base.ifPresent(version -> prov.relate(Term.USED, activity, version));
        if (changes(operation)) {
            ProvName version = prov.add(Kind.ENTITY, version(entry), describe(entry));
            versions.put(entry.index(), version);
            prov.relate(Term.WAS_GENERATED_BY, version, activity);
            prov.relate(Term.WAS_ATTRIBUTED_TO, version, agent);
            base.ifPresent(before -> prov.relate(Term.WAS_DERIVED_FROM, version, before, activity));
        } else {
            base.ifPresent(before -> versions.put(entry.index(), before));
        }
        relate(entry, activity, agent);
    }

    /** Whether the piece is another after it than the one that it works on. */
    private static boolean changes(Operation operation) {
        if (operation instanceof Passage passage) {
            return !(passage instanceof Passage.Locked) && !(passage instanceof Passage.Unlocked);
        }
        return operation instanceof Source || operation instanceof Generation.Offered || operation instanceof NoteEdit;
    }

    private void relate(Entry entry, ProvName activity, ProvName agent) {
        Operation operation = entry.operation();
        if (operation instanceof Source.Imported imported) {
            ProvName file = prov.add(
                    Kind.ENTITY,
                    FamilyProv.name(imported.file()),
                    Said.type("Source").with("format", imported.mediaType()));
            prov.relate(Term.USED, activity, file);
            prov.relate(Term.WAS_DERIVED_FROM, version(entry), file, activity);
        } else if (operation instanceof Generation.Requested requested) {
            ProvName model = prov.add(Kind.ENTITY, FamilyProv.name(requested.model()), Said.type("Model"));
            prov.relate(Term.USED, activity, model);
        } else if (operation instanceof Generation.Offered) {
            history.journal().entry(entry.base().orElseThrow()).ifPresent(request -> {
                prov.relate(Term.WAS_INFORMED_BY, activity, activity(request.index()));
                ProvName asker = agent(request.actor());
                if (!asker.equals(agent)) {
                    prov.relate(Term.ACTED_ON_BEHALF_OF, agent, asker, activity);
                }
            });
        } else if (operation instanceof Generation.Rejected rejected) {
            rejected.offers()
                    .forEach(offer -> version(Math.toIntExact(offer))
                            .ifPresent(version -> prov.relate(Term.USED, activity, version)));
        } else if (operation instanceof Passage.Merged merged) {
            version(merged.version()).ifPresent(other -> {
                prov.relate(Term.USED, activity, other);
                prov.relate(Term.WAS_DERIVED_FROM, version(entry), other, activity);
            });
        } else if (operation instanceof Output.Exported exported) {
            output(entry, exported.content(), exported.mediaType(), activity);
        } else if (operation instanceof Output.Rendered rendered) {
            output(entry, rendered.content(), rendered.mediaType(), activity);
        }
    }

    /** The same content may be written twice; each time it is a thing of its own, generated once. */
    private void output(Entry entry, Digest digest, String mediaType, ProvName activity) {
        ProvName content = prov.add(
                Kind.ENTITY,
                ProvName.of(PIECE, "content-" + entry.index()),
                Said.type("Content").with("format", mediaType).with("sha256", digest));
        prov.relate(Term.WAS_GENERATED_BY, content, activity);
        version(entry.base().orElseThrow())
                .ifPresent(version -> prov.relate(Term.WAS_DERIVED_FROM, content, version, activity));
    }

    private Said said(Entry entry) {
        Said said = Said.type("Entry")
                .at(Optional.of(entry.time()))
                .label(Optional.of(entry.operation().kind()))
                .with("index", entry.index());
        Operation operation = entry.operation();
        if (operation instanceof NoteEdit edit) {
            said.with("note", JournalNote.name(edit.note())).with("inferred", edit.inferred());
        } else if (operation instanceof Generation.Requested requested) {
            said.with("candidates", requested.candidates());
            requested.settings().forEach((name, value) -> said.with("setting", name + "=" + value));
        } else if (operation instanceof Generation.Offered offered) {
            said.with("candidate", offered.number()).with("seed", offered.seed());
        } else if (operation instanceof Step.Branched branched) {
            said.with("branch", branched.name());
        } else if (operation instanceof Remark remark) {
            said.with("text", Optional.ofNullable(opened.get(remark.text())));
        } else if (operation instanceof Output.Signed signed) {
            said.with("manifest", signed.manifest());
        } else if (operation instanceof TimeStamped) {
            said.and(ProvName.own("TimeStamp"));
        }
        return said;
    }

    /** Of the version that the file holds it is also told how many of its notes are whose. */
    private Said describe(Entry entry) {
        Said said = Said.type("Version").label(Optional.of("after entry " + entry.index()));
        Optional<Version> version = history.journal().version(entry.index());
        version.ifPresent(present -> said.with("notes", present.notes().size()));
        if (version.isPresent() && entry.index() == shown) {
            Map<Origin, Integer> origins = new EnumMap<>(Origin.class);
            version.get().notes().forEach(note -> origins.merge(note.origin(), 1, Integer::sum));
            origins.forEach((origin, count) -> said.with(origin.toString(), count));
        }
        return said;
    }

    private ProvName agent(Actor actor) {
        if (actor instanceof Actor.Person person) {
            Commitment id = person.id();
            return prov.add(
                    Kind.AGENT,
                    ProvName.of(PIECE, "person-" + id.brief()),
                    new Said()
                            .and(ProvName.prov("Person"))
                            .label(Optional.of(opened.getOrDefault(id, "person " + id.brief())))
                            .with("commitment", id.digest()));
        }
        Tool tool = ((Actor.Program) actor).tool();
        return FamilyProv.program(prov, tool.name() + " " + tool.version());
    }

    private ProvName activity(int index) {
        return ProvName.of(PIECE, "entry-" + index);
    }

    private static ProvName version(Entry entry) {
        return ProvName.of(PIECE, "version-" + entry.index());
    }

    private Optional<ProvName> version(int index) {
        return Optional.ofNullable(versions.get(index));
    }
}
