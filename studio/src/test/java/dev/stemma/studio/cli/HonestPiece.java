package dev.stemma.studio.cli;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.notation.midi.MidiWriter;
import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.Composition;
import dev.stemma.generator.session.Editor;
import dev.stemma.generator.session.GenerationStatement;
import dev.stemma.generator.session.Keep;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.Session;
import dev.stemma.generator.session.Task;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.HashedUri;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.JournalAssertion;
import dev.stemma.provenance.c2pa.LineageAssertion;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.OpeningsAssertion;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.Lineage;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.Output;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A piece on which two people work with a model, as it was; two files are signed of it, each with all that happened. */
final class HonestPiece {
    static final Opening ANN = opening(Opening.Kind.PERSON, "ann", 1);
    static final Opening BO = opening(Opening.Kind.PERSON, "bo", 2);
    static final Opening NOTE = opening(Opening.Kind.TEXT, "brighter", 3);

    private final ModelFolder model;
    private final ForgedRecord.Hand hand;
    private final Session session;
    private Composition made;
    private int signed;

    HonestPiece(ModelFolder model, ForgedRecord.Hand hand) throws Exception {
        this.model = model;
        this.hand = hand;
        this.session = Session.begin(new UUID(1, 2), actor(ANN), hand.clock(), entry -> {});
    }

    private static Opening opening(Opening.Kind kind, String text, int salt) {
        byte[] bytes = new byte[Commitment.SALT_LENGTH];
        bytes[0] = (byte) salt;
        return new Opening(kind, new CborValue.Bytes(bytes), text, Optional.empty());
    }

    static Actor actor(Opening person) {
        return new Actor.Person(person.commitment());
    }

    private long note(int number) {
        return List.copyOf(session.version().notes()).get(number).note().id();
    }

    byte[] make() throws Exception {
        Composer composer = new Composer(model);
        Request tune = composer.complete(
                Wish.of(Tradition.BRITISH_ISLES)
                        .but()
                        .key(Key.parse("D major"))
                        .metre(Metre.COMMON)
                        .bars(8)
                        .build(),
                7);
        List<Session.Offer> offers = session.request(actor(ANN), model, new Task.Composing(), tune, 4);
        session.choose(actor(ANN), offers.get(1).entry());
        session.reject(actor(ANN), List.of(offers.get(0).entry()));
        Editor ann = session.editor(actor(ANN));
        ann.setPitch(note(0), new Pitch(74));
        ann.setPitch(note(1), new Pitch(76));
        ann.remove(note(4));
        Ticks gap =
                new Ticks(List.copyOf(session.version().notes()).get(3).note().end());
        ann.add(gap, new Ticks(Ticks.quarters(1).value() / 8), new Pitch(71));
        ann.lock(BarRange.parse("1"));
        session.annotate(actor(ANN), NOTE);
        fill("5-6", 2);
        byte[] first = sign(Optional.empty());

        Verdict verdict = Verifier.verify(ByteSource.of(first), Optional.empty(), hand.policy(), hand.clock());
        String name = verdict.manifests().orElseThrow().active().label();
        session.put(actor(ANN), new Output.Signed(name, Digest.of(first)));
        int before = session.shown();
        Editor bo = session.editor(actor(BO));
        bo.setPitch(note(6), new Pitch(69));
        session.branch(actor(BO), "low");
        bo.remove(note(7));
        int low = session.shown();
        session.undo(actor(BO), before);
        bo.take(low, BarRange.parse("2"));
        bo.unlock(BarRange.parse("1"));
        bo.transpose(2);
        fill("7-8", 3);
        JournalNote fifth = List.copyOf(session.version().notes()).get(5).note();
        bo.remove(fifth.id());
        bo.add(new Ticks(fifth.onset()), new Ticks(fifth.duration() / 2), new Pitch(67));
        bo.setPitch(note(2), new Pitch(78));
        return sign(Optional.of(verdict));
    }

    private void fill(String bars, int count) throws Exception {
        Composer composer = new Composer(model);
        Request request = composer.completeWithin(session.melody(), true, Wish.ANYTHING, 11);
        List<Session.Offer> offers = session.request(
                actor(ANN), model, new Task.Filling(BarRange.parse(bars), List.of(), Keep.NOTHING), request, count);
        session.choose(actor(ANN), offers.get(count - 1).entry());
        made = offers.get(count - 1).composition();
    }

    private byte[] sign(Optional<Verdict> parent) throws Exception {
        Journal journal = session.journal();
        byte[] midi = MidiWriter.write(session.melody(), MidiWriter.Options.DEFAULT);
        ManifestDefinition.Builder manifest = ManifestDefinition.of("A tune", GeneratorInfo.stemma("0.1.0"));
        HashedUri input = manifest.add(IngredientAssertion.of(
                        IngredientAssertion.Relationship.INPUT_TO,
                        model.config().title(),
                        "application/octet-stream",
                        IngredientAssertion.DataType.of(IngredientAssertion.DataType.MODEL))
                .identifiedBy("urn:sha256:" + model.digest()));
        DigitalSourceType mixed = DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
        manifest.with(
                parent.isEmpty()
                        ? ActionsAssertion.all(Action.created(mixed, input))
                        : ActionsAssertion.all(
                                Action.opened(manifest.add(
                                        IngredientAssertion.of(
                                                IngredientAssertion.Relationship.PARENT_OF, "A tune", "audio/midi"),
                                        parent.get())),
                                Action.of(Action.EDITED).by(mixed).with(input)));
        manifest.with(JournalAssertion.of(JournalSegment.of(journal, signed, session.shown())))
                .with(new LineageAssertion(Lineage.of(journal, session.shown()).toCbor()))
                .with(new OpeningsAssertion(parent.isEmpty() ? List.of(ANN, NOTE) : List.of(ANN, BO)))
                .with(GenerationStatement.of(model, made));
        signed = journal.size();
        return new Signer(UUID::randomUUID, hand.clock()).embed(midi, manifest.build(), hand.identity());
    }
}
