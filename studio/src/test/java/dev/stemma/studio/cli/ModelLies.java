package dev.stemma.studio.cli;

import dev.stemma.provenance.record.Evidence;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Generation.Offered;
import dev.stemma.provenance.record.Generation.OfferedNote;
import dev.stemma.provenance.record.Generation.Requested;
import dev.stemma.provenance.record.Generation.Sampling;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.ScoreFrame;
import dev.stemma.provenance.record.Surprisal;
import dev.stemma.provenance.record.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Lies about what a model was asked for and what it wrote, told so that nothing else contradicts them. */
final class ModelLies {
    private static final String REPLAY = "replay";

    private ModelLies() {}

    static List<Lie> all() {
        List<Lie> lies = new ArrayList<>(ofEvidence());
        lies.addAll(ofSampling());
        lies.addAll(ofSettings());
        lies.addAll(ofNotes());
        return lies;
    }

    private static List<Lie> ofEvidence() {
        return List.of(
                evidence(
                        "a log-probability, by one unit in the last place",
                        e -> with(e, Math.nextUp(e.logProbability()), e.rank(), e.rhythms(), e.pitches())),
                evidence("a rank", e -> with(e, e.logProbability(), e.rank() + 1, e.rhythms(), e.pitches())),
                evidence(
                        "how many rhythms were left",
                        e -> with(e, e.logProbability(), e.rank(), e.rhythms() + 1, e.pitches())),
                evidence(
                        "how many pitches were left",
                        e -> with(e, e.logProbability(), e.rank(), e.rhythms(), e.pitches() - 1)),
                evidence(
                        "the number of a draw",
                        e -> new Evidence(
                                e.draw() + 2, e.particle(), e.logProbability(), e.rank(), e.rhythms(), e.pitches())),
                evidence(
                        "a particle",
                        e -> new Evidence(
                                e.draw(), e.particle() + 1, e.logProbability(), e.rank(), e.rhythms(), e.pitches())));
    }

    private static Evidence with(Evidence e, double logProbability, int rank, int rhythms, int pitches) {
        return new Evidence(e.draw(), e.particle(), logProbability, rank, rhythms, pitches);
    }

    private static List<Lie> ofSampling() {
        return List.of(
                sampling(
                        "the probability of the constraints, by one unit in the last place",
                        s -> new Sampling(
                                s.particles(), s.resamplings(), s.searched(), Math.nextDown(s.log2Probability()))),
                sampling(
                        "the number of particles",
                        s -> new Sampling(s.particles() + 1, s.resamplings(), s.searched(), s.log2Probability())),
                sampling(
                        "the number of resamplings",
                        s -> new Sampling(s.particles(), s.resamplings() + 1, s.searched(), s.log2Probability())),
                sampling(
                        "whether a search chose",
                        s -> new Sampling(s.particles(), s.resamplings(), !s.searched(), s.log2Probability())));
    }

    private static List<Lie> ofSettings() {
        return List.of(
                replay(
                        "all seeds",
                        record -> record.all(Offered.class)
                                .forEach(entry -> offered(
                                        entry,
                                        o -> new Offered(
                                                o.number(),
                                                o.seed() + 1,
                                                o.frame(),
                                                o.removed(),
                                                o.added(),
                                                o.sampling())))),
                setting("the temperature", "temperature", "0.5"),
                setting("the number of bars", "bars", "16"),
                setting("the tradition", "tradition", "hymn"),
                setting("a setting that there is not", "loudness", "11"),
                unmet(
                        "a kernel that was never released",
                        record -> requested(
                                record,
                                r -> new Requested(
                                        r.model(), r.kernel() + 1, r.sampler(), r.settings(), r.candidates()))),
                unmet(
                        "a sampler that was never released",
                        record -> requested(
                                record,
                                r -> new Requested(
                                        r.model(),
                                        r.kernel(),
                                        new Generation.Sampler(
                                                r.sampler().name(), r.sampler().version() + 1),
                                        r.settings(),
                                        r.candidates()))),
                unmet("a model that nobody has", record -> ForgedModel.everywhere(record)));
    }

    private static List<Lie> ofNotes() {
        return List.of(
                replay("how surprising an edit was, by one unit in the last place", record -> {
                    ForgedEntry edited = record.first(NoteEdit.Pitched.class);
                    NoteEdit.Pitched edit = edited.as(NoteEdit.Pitched.class);
                    edited.operation = new NoteEdit.Pitched(
                            edit.note(),
                            edit.pitch(),
                            edit.surprisal().map(known -> new Surprisal(known.model(), Math.nextUp(known.bits()))),
                            edit.inferred());
                }),
                replay(
                        "the pitch of a model's note",
                        record -> note(record, n -> new JournalNote(n.id(), n.onset(), n.duration(), n.pitch() + 1))),
                replay(
                        "the length of a model's note",
                        record -> note(record, n -> new JournalNote(n.id(), n.onset(), n.duration() / 2, n.pitch()))),
                replay(
                        "a note that the model did not write",
                        record -> offered(record.first(Offered.class), o -> {
                            List<OfferedNote> notes = new ArrayList<>(o.added());
                            notes.remove(notes.size() - 1);
                            return with(o, notes);
                        })),
                replay("a person's note, as the model's", ModelLies::claimForTheModel),
                replay("a model's note, as a person's", ModelLies::claimForAPerson),
                replay("a note taken out by the model", ModelLies::removeMore),
                replay(
                        "a candidate in the middle left out",
                        record -> record.drop(record.all(Offered.class).get(2))),
                replay("candidates that were never made", ModelLies::overclaimSelection),
                replay(
                        "the metre in which the model wrote",
                        record -> frame(
                                record,
                                f -> new ScoreFrame(
                                        f.length(),
                                        f.anacrusis(),
                                        new TreeMap<>(Map.of(0L, "2/2")),
                                        f.keys(),
                                        f.tempos()))),
                replay(
                        "the tempo at which the model wrote",
                        record -> frame(
                                record,
                                f -> new ScoreFrame(
                                        f.length(),
                                        f.anacrusis(),
                                        f.metres(),
                                        f.keys(),
                                        new TreeMap<>(Map.of(0L, 400_000))))));
    }

    private static Lie replay(String name, Lie.Telling telling) {
        return new Lie(name, REPLAY, telling);
    }

    /** Of what nobody can tell whether it is so, a verifier says that it was not checked. */
    private static Lie unmet(String name, Lie.Telling telling) {
        return new Lie(name, Lie.UNMET + REPLAY, telling);
    }

    private static Lie setting(String name, String key, String value) {
        return replay(
                name,
                record -> requested(record, r -> {
                    Map<String, String> settings = new TreeMap<>(r.settings());
                    settings.put(key, value);
                    return new Requested(r.model(), r.kernel(), r.sampler(), new TreeMap<>(settings), r.candidates());
                }));
    }

    private static Lie evidence(String name, UnaryOperator<Evidence> change) {
        return replay(
                name,
                record -> offered(record.first(Offered.class), o -> {
                    List<OfferedNote> notes = new ArrayList<>(o.added());
                    OfferedNote third = notes.get(2);
                    notes.set(2, new OfferedNote(third.note(), change.apply(third.evidence())));
                    return with(o, notes);
                }));
    }

    private static Lie sampling(String name, UnaryOperator<Sampling> change) {
        return replay(
                name,
                record -> offered(
                        record.first(Offered.class),
                        o -> new Offered(
                                o.number(), o.seed(), o.frame(), o.removed(), o.added(), change.apply(o.sampling()))));
    }

    private static void offered(ForgedEntry entry, UnaryOperator<Offered> change) {
        entry.operation = change.apply(entry.as(Offered.class));
    }

    private static void requested(ForgedRecord record, UnaryOperator<Requested> change) {
        record.all(Requested.class).forEach(entry -> entry.operation = change.apply(entry.as(Requested.class)));
    }

    private static void note(ForgedRecord record, UnaryOperator<JournalNote> change) {
        offered(record.first(Offered.class), o -> {
            List<OfferedNote> notes = new ArrayList<>(o.added());
            OfferedNote fifth = notes.get(5);
            notes.set(5, new OfferedNote(change.apply(fifth.note()), fifth.evidence()));
            return with(o, notes);
        });
    }

    private static void frame(ForgedRecord record, UnaryOperator<ScoreFrame> change) {
        for (ForgedEntry entry : record.entries) {
            if (entry.operation instanceof Offered o) {
                entry.operation =
                        new Offered(o.number(), o.seed(), o.frame().map(change), o.removed(), o.added(), o.sampling());
            } else if (entry.operation instanceof Passage.Transposed transposed) {
                entry.operation = new Passage.Transposed(transposed.semitones(), change.apply(transposed.frame()));
            }
        }
    }

    private static void removeMore(ForgedRecord record) throws Exception {
        ForgedEntry fill = record.all(Offered.class).get(6);
        Version before = record.journal()
                .orElseThrow()
                .version(record.entries.indexOf(fill) - 1)
                .orElseThrow();
        long tenth = List.copyOf(before.notes()).get(10).note().id();
        offered(fill, o -> {
            List<Long> removed = new ArrayList<>(o.removed());
            removed.add(tenth);
            return new Offered(o.number(), o.seed(), o.frame(), removed, o.added(), o.sampling());
        });
    }

    private static Offered with(Offered o, List<OfferedNote> notes) {
        return new Offered(o.number(), o.seed(), o.frame(), o.removed(), notes, o.sampling());
    }

    private static void claimForTheModel(ForgedRecord record) {
        ForgedEntry entered = record.first(NoteEdit.Added.class);
        JournalNote note = entered.as(NoteEdit.Added.class).entered();
        ForgedEntry chosen = record.first(Generation.Chosen.class).base;
        JournalNote removed = record.first(NoteEdit.Removed.class).operation instanceof NoteEdit.Removed edit
                ? chosen.as(Offered.class).added().stream()
                        .map(OfferedNote::note)
                        .filter(each -> each.id() == edit.note())
                        .findFirst()
                        .orElseThrow()
                : note;
        offered(
                chosen,
                o -> with(
                        o,
                        o.added().stream()
                                .map(each -> each.note().id() == removed.id()
                                        ? new OfferedNote(
                                                new JournalNote(note.id(), note.onset(), note.duration(), note.pitch()),
                                                each.evidence())
                                        : each)
                                .toList()));
        record.drop(record.first(NoteEdit.Removed.class));
        record.drop(entered);
    }

    private static void claimForAPerson(ForgedRecord record) {
        ForgedEntry chosen = record.first(Generation.Chosen.class);
        OfferedNote taken = chosen.base.as(Offered.class).added().get(9);
        offered(
                chosen.base,
                o -> with(o, o.added().stream().filter(note -> note != taken).toList()));
        record.insert(chosen, new NoteEdit.Added(taken.note(), Optional.empty(), false));
    }

    private static void overclaimSelection(ForgedRecord record) {
        ForgedEntry request = record.first(Requested.class);
        Requested asked = request.as(Requested.class);
        request.operation =
                new Requested(asked.model(), asked.kernel(), asked.sampler(), asked.settings(), asked.candidates() + 1);
        ForgedEntry last = record.all(Offered.class).get(3);
        Offered offer = last.as(Offered.class);
        long[] id = {1_000_000};
        ForgedEntry made = last.followedBy(new Offered(
                offer.number() + 1,
                offer.seed() + 1,
                offer.frame(),
                offer.removed(),
                offer.added().stream()
                        .map(each -> new OfferedNote(
                                new JournalNote(
                                        id[0]++,
                                        each.note().onset(),
                                        each.note().duration(),
                                        each.note().pitch()),
                                each.evidence()))
                        .toList(),
                offer.sampling()));
        made.base = request;
        record.entries.add(record.entries.indexOf(last) + 1, made);
    }
}
