package dev.stemma.studio.cli;

import static dev.stemma.studio.cli.JournalLies.with;

import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.JournalAssertion;
import dev.stemma.provenance.c2pa.OpeningsAssertion;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Generation.Offered;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Lies about what follows from a journal that itself is true. */
final class StatementLies {
    private static final String JOURNAL = "journal";
    private static final String LINEAGE = "lineage";
    private static final String DATASET = "dataset";
    private static final int ORIGIN = 4;
    private static final int HISTORY = 5;

    private StatementLies() {}

    static List<Lie> all() {
        List<Lie> lies = new ArrayList<>(ofOrigins());
        lies.addAll(ofContribution());
        lies.addAll(ofManifests());
        lies.addAll(ofPeople());
        lies.addAll(ofNotes());
        return lies;
    }

    private static List<Lie> ofOrigins() {
        return List.of(
                origin("a model's note is a person's", "model", "human"),
                origin("a person's note is the model's", "human", "model"),
                origin("an edited note is the model's", "edited", "model"),
                origin("an edited note is a person's", "edited", "human"),
                origin("what a rule changed is as the model wrote it", "rule", "model"),
                lineage(
                        "another history of a note",
                        map -> note(map, 0, HISTORY, CborValue.of(List.of(CborValue.of(0))))),
                lineage("another pitch of a note", map -> note(map, 0, 3, CborValue.of(1))),
                lineage("a note left out", map -> {
                    List<CborValue> notes = new ArrayList<>(map.array("notes"));
                    notes.remove(3);
                    return with(map, "notes", CborValue.of(notes));
                }),
                lineage("another version", map -> with(map, "shows", CborValue.of(3))),
                lineage("a statement more", map -> with(map, "author", CborValue.of("ann"))));
    }

    private static List<Lie> ofContribution() {
        return List.of(
                contribution("more locked notes", map -> with(map, "locked", CborValue.of(99))),
                contribution("nothing unused", map -> with(map, "unused", CborMap.EMPTY)),
                contribution("no overlap with what was offered", map -> with(map, "overlap", CborMap.EMPTY)),
                contribution("a person less", map -> {
                    List<CborValue> people = new ArrayList<>(map.array("people"));
                    people.remove(people.size() - 1);
                    return with(map, "people", CborValue.of(people));
                }),
                contribution("a candidate less to choose from", map -> with(map, "taken", CborValue.of(List.of()))),
                new Lie("an inferred edit in the journal, none in the figures", LINEAGE, record -> {
                    CborMap before = record.last().lineageStatement();
                    Limits.infer(record);
                    record.last().lineage = now -> before;
                }),
                contribution("more bits than there were", map -> {
                    List<CborValue> people = new ArrayList<>(map.array("people"));
                    people.set(
                            0,
                            with(
                                    people.get(0).asMap().orElseThrow(),
                                    "bits",
                                    CborMap.builder()
                                            .put("entry", new CborValue.Float(1000))
                                            .build()));
                    return with(map, "people", CborValue.of(people));
                }));
    }

    private static List<Lie> ofManifests() {
        return List.of(
                source("a person made it", DigitalSourceType.DIGITAL_CREATION),
                source("a model alone made it", DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA),
                generation("the model", g -> g.model = new GenerationAssertion.Model("M", "m", ForgedModel.DIGEST)),
                generation("the seed", g -> g.seed++),
                generation("the settings", g -> g.request = new TreeMap<>(Map.of("temperature", "0.1"))),
                generation("the kernel", g -> g.kernel++),
                generation("the sampler", g -> g.sampler = new GenerationAssertion.Sampler("greedy", 1)),
                new Lie(
                        "no work near by",
                        "replay",
                        Passage.Merged.class,
                        restated(g -> g.nearCopy = Optional.of(new GenerationAssertion.NearCopy(0, 0, List.of())))),
                new Lie("another model in the journal alone", JOURNAL, record -> {
                    ForgedModel.inJournal(record);
                    record.generations.forEach(generation -> generation.agreeing = false);
                }),
                new Lie(
                        "another model among the ingredients",
                        JOURNAL,
                        record -> record.last(GenerationAssertion.class)
                                .replace(
                                        IngredientAssertion.class,
                                        ingredient -> is(ingredient, IngredientAssertion.DataType.MODEL)
                                                ? ingredient.identifiedBy(ForgedModel.DIGEST.urn())
                                                : ingredient)),
                new Lie("another data set among the ingredients", DATASET, StatementLies::renameWorks),
                new Lie("another data set, and nothing said of the model", DATASET, record -> {
                    renameWorks(record);
                    record.last(GenerationAssertion.class).remove(GenerationAssertion.class);
                }),
                new Lie(
                        "other terms",
                        DATASET,
                        restated(g -> g.terms = List.of(new GenerationAssertion.Terms(
                                "attribution", 1, new TreeMap<>(Map.of("CC-BY-4.0", 1)))))),
                new Lie("no terms", Lie.UNMET + DATASET, restated(g -> g.terms = List.of())),
                new Lie("a work less under the same terms", DATASET, restated(g -> g.terms = fewer(g.terms))),
                new Lie(
                        "two journals",
                        JOURNAL,
                        record -> record.last()
                                .assertions
                                .add(record.last().assertions.stream()
                                        .filter(JournalAssertion.class::isInstance)
                                        .findFirst()
                                        .orElseThrow())),
                new Lie(
                        "origins without a journal",
                        LINEAGE,
                        record -> record.last().remove(JournalAssertion.class)));
    }

    private static void renameWorks(ForgedRecord record) {
        record.last(GenerationAssertion.class)
                .replace(
                        IngredientAssertion.class,
                        ingredient -> is(ingredient, IngredientAssertion.DataType.DATASET)
                                ? ingredient.identifiedBy(ForgedModel.DIGEST.urn())
                                : ingredient);
    }

    private static boolean is(IngredientAssertion ingredient, String type) {
        return ingredient.dataTypes().stream().anyMatch(each -> each.type().equals(type));
    }

    private static List<GenerationAssertion.Terms> fewer(List<GenerationAssertion.Terms> terms) {
        List<GenerationAssertion.Terms> fewer = new ArrayList<>(terms);
        GenerationAssertion.Terms strictest = terms.get(0);
        fewer.set(0, new GenerationAssertion.Terms(strictest.kind(), strictest.works() - 1, strictest.licences()));
        return fewer;
    }

    private static List<Lie> ofPeople() {
        return List.of(
                openings("another name", openings -> List.of(named(openings.get(0), "clara"))),
                new Lie("swapped names", JOURNAL, StatementLies::swapNames),
                openings(
                        "a person for a text",
                        openings -> List.of(new Opening(
                                Opening.Kind.TEXT,
                                openings.get(0).salt(),
                                openings.get(0).text(),
                                Optional.empty()))),
                openings("somebody who did nothing", openings -> {
                    List<Opening> more = new ArrayList<>(openings);
                    more.add(named(openings.get(0), "dora"));
                    return more;
                }));
    }

    private static void swapNames(ForgedRecord record) {
        record.generations.forEach(generation -> generation.replace(
                OpeningsAssertion.class,
                assertion -> new OpeningsAssertion(assertion.openings().stream()
                        .map(opening -> switch (opening.text()) {
                            case "ann" -> named(opening, "bo");
                            case "bo" -> named(opening, "ann");
                            default -> opening;
                        })
                        .toList())));
    }

    private static Opening named(Opening opening, String name) {
        return new Opening(opening.kind(), opening.salt(), name, opening.certificate());
    }

    /** The journal leads to other notes than the file has, and all that is stated follows the journal. */
    private static List<Lie> ofNotes() {
        return List.of(
                notes("a person's note at another time", record -> {
                    ForgedEntry entered = record.all(NoteEdit.Added.class).get(1);
                    NoteEdit.Added added = entered.as(NoteEdit.Added.class);
                    entered.operation = new NoteEdit.Added(
                            added.entered().withDuration(added.entered().duration() / 2), added.surprisal(), false);
                }),
                notes("another pitch given by a person", record -> {
                    ForgedEntry edited = record.last().shows;
                    NoteEdit.Pitched pitched = edited.as(NoteEdit.Pitched.class);
                    edited.operation = new NoteEdit.Pitched(
                            pitched.note(), pitched.pitch() - 1, pitched.surprisal(), pitched.inferred());
                }),
                notes("the last edit left out", record -> record.drop(record.last().shows)),
                notes("the version before the last edit", record -> record.last().shows = record.last().shows.base),
                notes("another candidate taken", record -> {
                    List<ForgedEntry> offers = record.all(Offered.class);
                    record.all(Generation.Chosen.class).get(2).base = offers.get(offers.size() - 2);
                }));
    }

    private static Lie notes(String name, Lie.Telling telling) {
        return new Lie(name, LINEAGE, record -> {
            record.keepNotes = true;
            record.forgetSurprisals();
            telling.tell(record);
        });
    }

    private static Lie lineage(String name, UnaryOperator<CborMap> change) {
        return new Lie(name, LINEAGE, record -> record.last().lineage = change);
    }

    private static Lie origin(String name, String from, String to) {
        return lineage(name, map -> {
            List<CborValue> notes = map.array("notes");
            for (int i = 0; i < notes.size(); i++) {
                if (notes.get(i).asArray().orElseThrow().get(ORIGIN).equals(CborValue.of(from))) {
                    return note(map, i, ORIGIN, CborValue.of(to));
                }
            }
            throw new AssertionError("there is no note with the origin " + from);
        });
    }

    private static CborMap note(CborMap map, int number, int place, CborValue value) {
        List<CborValue> notes = new ArrayList<>(map.array("notes"));
        List<CborValue> note = new ArrayList<>(notes.get(number).asArray().orElseThrow());
        note.set(place, value);
        notes.set(number, CborValue.of(note));
        return with(map, "notes", CborValue.of(notes));
    }

    private static Lie contribution(String name, UnaryOperator<CborMap> change) {
        return lineage(
                name,
                map -> with(
                        map,
                        "contribution",
                        change.apply(map.map("contribution").orElseThrow())));
    }

    private static Lie source(String name, DigitalSourceType type) {
        return new Lie(name, JOURNAL + Lie.AND + "label", record -> {
            record.last().agreeing = false;
            record.last()
                    .replace(
                            ActionsAssertion.class,
                            actions -> new ActionsAssertion(
                                    actions.actions().stream()
                                            .map(action ->
                                                    action.action().equals(Action.EDITED) ? action.by(type) : action)
                                            .toList(),
                                    actions.allIncluded()));
        });
    }

    private static Lie generation(String name, Consumer<Restated> change) {
        return new Lie("stated beside the journal: " + name, JOURNAL, record -> {
            record.last(GenerationAssertion.class).agreeing = false;
            restated(change).tell(record);
        });
    }

    private static Lie.Telling restated(Consumer<Restated> change) {
        return record ->
                record.last(GenerationAssertion.class).replace(GenerationAssertion.class, Restated.with(change));
    }

    private static Lie openings(String name, UnaryOperator<List<Opening>> change) {
        return new Lie(
                name,
                JOURNAL,
                record -> record.last(OpeningsAssertion.class)
                        .replace(
                                OpeningsAssertion.class,
                                assertion -> new OpeningsAssertion(change.apply(assertion.openings()))));
    }
}
