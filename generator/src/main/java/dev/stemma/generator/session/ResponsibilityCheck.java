package dev.stemma.generator.session;

import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.musicxml.MeiReader;
import dev.stemma.generator.notation.musicxml.MusicXmlReader;
import dev.stemma.generator.notation.musicxml.NoteClaims;
import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.label.Responsibility;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.RecordCheck;
import dev.stemma.provenance.record.SignedRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether an MEI or MusicXML score names for each note who and what answers for it by the journal. A score need not name anybody. */
public final class ResponsibilityCheck implements RecordCheck {
    private interface Reader {
        NoteClaims claims(byte[] score) throws NotationException;
    }

    private static final Map<String, Reader> READERS = Map.of(
            MelodyFormat.MEI.mediaType(), MeiReader::claims, MelodyFormat.MUSICXML.mediaType(), MusicXmlReader::claims);

    @Override
    public List<Finding> examine(SignedRecord record) {
        ByteSource file = record.content();
        Optional<Reader> reader = Carrier.detect(file).map(carrier -> READERS.get(carrier.mediaType()));
        if (reader.isEmpty() || file.length() > Limits.FILE_BYTES) {
            return List.of();
        }
        try {
            NoteClaims claims = reader.get().claims(file.read(new ByteRange(0, file.length())));
            if (claims.isSilent()) {
                return List.of();
            }
            Responsibility stated = Responsibility.of(record.journal(), record.shows());
            return List.of(contradiction(claims, stated)
                    .map(detail -> new Finding(Subject.LABEL, Outcome.MISMATCH, detail))
                    .orElseGet(() -> new Finding(
                            Subject.LABEL,
                            Outcome.MATCH,
                            "each of the " + stated.notes().size()
                                    + " notes of the score names those who answer for it by the journal")));
        } catch (NotationException toldByTheScoreCheck) {
            return List.of();
        } catch (JournalException e) {
            return List.of(new Finding(
                    Subject.LABEL,
                    Outcome.SKIPPED,
                    "who answers for the notes cannot be looked up: " + e.getMessage()));
        }
    }

    private static Optional<String> contradiction(NoteClaims claims, Responsibility stated) {
        List<Responsibility.Share> notes = stated.notes();
        if (claims.notes().size() != notes.size()) {
            return Optional.of("the score has " + claims.notes().size() + " notes, the record " + notes.size());
        }
        for (int i = 0; i < notes.size(); i++) {
            Set<String> named = new TreeSet<>();
            for (String name : claims.notes().get(i)) {
                String identity = name.startsWith("#") ? claims.parties().get(name.substring(1)) : null;
                named.add(identity == null ? name : identity);
            }
            Set<String> expected = new TreeSet<>();
            notes.get(i).parties().forEach(party -> expected.add(party.identity()));
            if (!named.equals(expected)) {
                return Optional.of("for note " + (i + 1) + " of the score answer " + said(named) + "; by the journal "
                        + said(expected));
            }
        }
        return Optional.empty();
    }

    private static String said(Set<String> identities) {
        return identities.isEmpty() ? "nobody" : String.join(", ", identities);
    }
}
