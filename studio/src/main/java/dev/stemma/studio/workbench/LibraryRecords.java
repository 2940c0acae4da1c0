package dev.stemma.studio.workbench;

import dev.stemma.provenance.c2pa.AiDisclosureAssertion;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.StoredAssertion;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.label.AigcLabel;
import dev.stemma.provenance.label.FamilyMember;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import dev.stemma.studio.registry.RecordRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the library keeps of a file that was inspected. Nothing in an invalid one is ascribed to anybody. */
final class LibraryRecords {
    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final String TRADITION = "tradition";

    private final Inspected inspected;
    private final Optional<Logged> logged;
    private final Optional<ManifestStore> store;

    /** What may be ascribed to those who signed. */
    private final Optional<Story> story;

    private final Optional<GenerationAssertion> generation;

    private LibraryRecords(Inspected inspected, Optional<Logged> logged) {
        this.inspected = inspected;
        this.store = inspected.verdict().manifests();
        boolean intact = inspected.verdict().intact();
        this.logged = logged.filter(each -> intact && each.known());
        this.story = inspected.story().filter(told -> intact);
        this.generation = generation().filter(made -> intact);
    }

    /** @param logged where a proof shows it in a log */
    static RecordRow row(Inspected inspected, Optional<Logged> logged, String foundIn, Instant now) {
        return new LibraryRecords(inspected, logged).row(foundIn, now);
    }

    private RecordRow row(String foundIn, Instant now) {
        Given given = inspected.given();
        Verdict verdict = inspected.verdict();
        Optional<FamilyMember> file = inspected.family().map(family -> family.file());
        return new RecordRow(
                Digest.of(given.content()),
                given.name(),
                foundIn,
                given.mediaType().orElse(UNKNOWN_TYPE),
                now,
                false,
                verdict.state(),
                (int) verdict.checks().stream()
                        .filter(check -> check.outcome() == Check.Outcome.PASS)
                        .count(),
                verdict.checks().stream()
                        .filter(Check::isFailure)
                        .map(Check::code)
                        .distinct()
                        .toList(),
                file.flatMap(FamilyMember::signer)
                        .map(FamilyMember.Signer::name)
                        .filter(name -> verdict.intact()),
                file.flatMap(FamilyMember::title).filter(title -> !title.isBlank()),
                origins(),
                generation.flatMap(made -> Optional.ofNullable(made.request().get(TRADITION))),
                generation.map(made -> made.model().name()),
                people(),
                labels(),
                logged.map(Logged::log));
    }

    private SortedMap<Origin, Integer> origins() {
        SortedMap<Origin, Integer> origins = new TreeMap<>();
        Optional<Version> version = story.flatMap(told -> told.journal().version(told.shows()));
        for (TracedNote note : version.map(Version::notes).orElse(List.of())) {
            origins.merge(note.origin(), 1, Integer::sum);
        }
        return origins;
    }

    private List<String> people() {
        return story.stream()
                .flatMap(told -> told.journal().entries().stream()
                        .map(Entry::actor)
                        .filter(Actor.Person.class::isInstance)
                        .distinct()
                        .map(told::name))
                .distinct()
                .toList();
    }

    /** Of the file itself, else of the first of those from which it comes. */
    private Optional<GenerationAssertion> generation() {
        return store.stream()
                .flatMap(each -> each.reachable().stream())
                .flatMap(manifest -> manifest.assertions(GenerationAssertion.class))
                .findFirst();
    }

    /** By which the file says what is due to those who use it: assertions, and the label in the file itself. */
    private List<String> labels() {
        Stream<String> assertions = store.stream()
                .flatMap(each -> each.active().assertions().stream())
                .filter(LibraryRecords::isLabel)
                .map(StoredAssertion::label);
        Stream<String> marks = inspected
                .marks()
                .label()
                .filter(label -> inspected.verdict().intact())
                .stream()
                .map(label -> AigcLabel.STANDARD);
        return Stream.concat(assertions, marks).distinct().toList();
    }

    private static boolean isLabel(StoredAssertion stored) {
        return stored.value() instanceof AiDisclosureAssertion || stored.value() instanceof TrainingMiningAssertion;
    }
}
