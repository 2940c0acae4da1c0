package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Bar;
import dev.stemma.provenance.record.BitVector;
import dev.stemma.provenance.record.Bits;
import dev.stemma.provenance.record.Contribution;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteShare;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.Overlap;
import dev.stemma.provenance.record.Share;
import dev.stemma.provenance.record.Stretch;
import dev.stemma.provenance.record.TakenOffer;
import dev.stemma.studio.statement.PieceAccount;
import java.util.Map;

/** What people did to a piece, as JSON. */
public final class ContributionJson {
    private final PieceAccount account;

    private ContributionJson(PieceAccount account) {
        this.account = account;
    }

    public static ObjectNode of(PieceAccount account) {
        return new ContributionJson(account).node();
    }

    private ObjectNode node() {
        Contribution contribution = account.contribution();
        ObjectNode node = Json.object();
        node.put("record", account.record().toString());
        origins(node, contribution.origins());
        node.put("locked", contribution.locked());
        ArrayNode people = node.putArray("people");
        contribution.people().forEach(share -> person(people.addObject(), share));
        ArrayNode bars = node.putArray("bars");
        account.bars().forEach(bar -> bar(bars.addObject(), bar.bar(), bar.stretch()));
        ArrayNode notes = node.putArray("notes");
        contribution.notes().stream().filter(note -> !note.people().isEmpty()).forEach(note -> note(notes, note));
        ArrayNode taken = node.putArray("taken");
        contribution.taken().forEach(offer -> taken(taken.addObject(), offer));
        node.putObject("unused")
                .put("offers", contribution.unused().offers())
                .put("notes", contribution.unused().notes());
        overlap(node.putObject("overlap"), contribution.overlap());
        return node.put("entriesNotAtHand", account.omitted());
    }

    private static void origins(ObjectNode node, Map<Origin, Integer> origins) {
        ObjectNode counts = node.putObject("origins");
        origins.forEach((origin, count) -> counts.put(origin.toString(), count));
    }

    private void person(ObjectNode node, Share share) {
        node.put("person", share.person().digest().toString());
        account.names().name(share.person()).ifPresent(name -> node.put("name", name));
        counts(node.putObject("operations"), share.operations());
        counts(node.putObject("setAside"), share.setAside());
        node.put("inferred", share.inferred()).put("entered", share.entered()).put("edited", share.edited());
        BitVector bits = share.bits();
        ObjectNode vector = node.putObject("bits");
        bits(vector, "entry", bits.entry());
        bits(vector, "edit", bits.edit());
        bits(vector, "selection", bits.selection());
        bits(vector, "constraint", bits.constraint());
    }

    private static void counts(ObjectNode node, Map<String, Integer> counts) {
        counts.forEach(node::put);
    }

    private static void bits(ObjectNode node, String name, Bits bits) {
        ObjectNode figure = node.putObject(name);
        figure.set("bits", Json.decimal(bits.sum()));
        figure.put("known", bits.known()).put("unknown", bits.unknown());
    }

    private static void bar(ObjectNode node, Bar bar, Stretch stretch) {
        node.put("bar", bar.number())
                .put("from", bar.start().toFraction())
                .put("to", bar.end().toFraction());
        origins(node, stretch.origins());
        ArrayNode notes = node.putArray("notes");
        stretch.notes().forEach(note -> notes.add(note.traced().note().name()));
        bits(node, "entry", stretch.entry());
        bits(node, "edit", stretch.edit());
        ArrayNode taken = node.putArray("taken");
        stretch.taken().forEach(offer -> taken.add(offer.offer()));
    }

    private static void note(ArrayNode notes, NoteShare share) {
        ObjectNode node = notes.addObject();
        node.put("id", share.traced().note().name());
        ArrayNode people = node.putArray("people");
        share.people().forEach(person -> people.add(person.digest().toString()));
        bits(node, "entry", share.entry());
        bits(node, "edit", share.edit());
    }

    private static void taken(ObjectNode node, TakenOffer taken) {
        node.put("request", taken.request()).put("offer", taken.offer()).put("candidates", taken.candidates());
        ArrayNode notes = node.putArray("notes");
        taken.notes().forEach(id -> notes.add(JournalNote.name(id)));
        taken.selection().ifPresent(bits -> bits(node, "selection", bits));
        taken.constraint().ifPresent(bits -> bits(node, "constraint", bits));
    }

    private static void overlap(ObjectNode node, Overlap overlap) {
        node.put("notes", overlap.notes());
        node.putObject("samePlace")
                .put("notes", overlap.samePlace().notes())
                .put("longest", overlap.samePlace().longest());
        node.putObject("elsewhere")
                .put("notes", overlap.elsewhere().notes())
                .put("longest", overlap.elsewhere().longest());
    }
}
