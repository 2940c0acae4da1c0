package dev.stemma.studio.cli;

import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.AiDisclosureAssertion;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.OpeningsAssertion;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Generation.Offered;
import dev.stemma.provenance.record.Generation.Requested;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.Source;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lies that no record can show, told so that nothing contradicts them; the README lists them. */
final class Limits {
    private Limits() {}

    static List<Lie> all() {
        return List.of(
                limit("a candidate at the end left out, and one less asked for", Limits::leaveOutTheLast),
                limit("a request of which nothing was used left out", Limits::leaveOutARequest),
                limit("notes of a model, typed by hand", Limits::typeByHand),
                limit("somebody else under the same name", Limits::renameBo),
                limit("an edit, and its undoing, that never were", Limits::pretendWork),
                limit(
                        "everything a month earlier",
                        record -> record.entries.forEach(entry -> entry.time = entry.time.minus(Duration.ofDays(30)))),
                limit("an edit that nobody watched, as watched or the reverse", Limits::infer));
    }

    private static Lie limit(String name, Lie.Telling telling) {
        return new Lie(name, "", telling);
    }

    private static void leaveOutTheLast(ForgedRecord record) {
        Requested asked = record.first(Requested.class).as(Requested.class);
        record.first(Requested.class).operation =
                new Requested(asked.model(), asked.kernel(), asked.sampler(), asked.settings(), asked.candidates() - 1);
        record.drop(record.all(Offered.class).get(3));
    }

    /** One that was made before, and of which the honest record would tell. */
    private static void leaveOutARequest(ForgedRecord record) {
        ForgedEntry request = record.first(Requested.class);
        ForgedEntry before = record.insert(request.base, request.operation);
        record.drop(before);
    }

    private static void typeByHand(ForgedRecord record) throws Exception {
        Version shown = record.journal()
                .orElseThrow()
                .version(record.entries.indexOf(record.last().shows))
                .orElseThrow();
        ForgedGeneration only = record.generations.get(0);
        ForgedEntry begun = record.entries.get(0);
        record.generations.subList(1, record.generations.size()).clear();
        record.entries.subList(1, record.entries.size()).clear();
        ForgedEntry at =
                begun.followedBy(new Source.Imported(Digest.of(new byte[0]), "audio/midi", shown.frame(), List.of()));
        record.entries.add(at);
        for (TracedNote note : shown.notes()) {
            at = at.followedBy(new NoteEdit.Added(note.note(), Optional.empty(), false));
            record.entries.add(at);
        }
        only.shows = at;
        only.remove(IngredientAssertion.class);
        only.remove(GenerationAssertion.class);
        only.remove(AiDisclosureAssertion.class);
        only.replace(
                ActionsAssertion.class,
                actions -> ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)));
    }

    private static void renameBo(ForgedRecord record) {
        Actor bo = record.last().shows.actor;
        Opening clara = new Opening(Opening.Kind.PERSON, new CborValue.Bytes(new byte[16]), "bo", Optional.empty());
        record.entries.stream()
                .filter(entry -> entry.actor.equals(bo))
                .forEach(entry -> entry.actor = new Actor.Person(clara.commitment()));
        record.generations.forEach(generation -> generation.replace(
                OpeningsAssertion.class,
                assertion -> new OpeningsAssertion(assertion.openings().stream()
                        .map(opening -> opening.text().equals("bo") ? clara : opening)
                        .toList())));
    }

    private static void pretendWork(ForgedRecord record) {
        ForgedEntry last = record.last().shows;
        NoteEdit.Pitched edit = last.as(NoteEdit.Pitched.class);
        ForgedEntry there =
                record.insert(last, new NoteEdit.Pitched(edit.note(), edit.pitch() - 1, Optional.empty(), false));
        record.insert(there, new NoteEdit.Pitched(edit.note(), edit.pitch(), Optional.empty(), false));
    }

    static void infer(ForgedRecord record) {
        ForgedEntry last = record.last().shows;
        NoteEdit.Pitched edit = last.as(NoteEdit.Pitched.class);
        last.operation = new NoteEdit.Pitched(edit.note(), edit.pitch(), edit.surprisal(), !edit.inferred());
    }
}
