package dev.stemma.studio.workbench;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.session.Session;
import dev.stemma.generator.session.SessionException;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Opening;
import dev.stemma.studio.journals.JournalFolder;
import dev.stemma.studio.journals.JournalWriter;
import dev.stemma.studio.journals.OpeningsFile.Known;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Puts pieces on the workbench: new ones, those of files that carry a journal, and those of files that carry none. */
final class Pieces {
    private final Models models;
    private final JournalFolder journals;
    private final Signing signing;
    private final Clock clock;
    private final SecureRandom random;

    Pieces(Models models, JournalFolder journals, Signing signing, Clock clock, SecureRandom random) {
        this.models = models;
        this.journals = journals;
        this.signing = signing;
        this.clock = clock;
        this.random = random;
    }

    /** A piece in which there is nothing yet. */
    OpenPiece begin(Signatory signatory) throws WorkbenchException {
        return begin(signatory, Optional.empty());
    }

    private OpenPiece begin(Signatory signatory, Optional<SourceFile> source) throws WorkbenchException {
        Hand hand = Hand.of(signing, signatory);
        return begin(hand.identity().name(), hand.identity().certificate(), Optional.of(hand), source);
    }

    /** The same for somebody who does not sign yet. */
    OpenPiece begin(Optional<String> identity, Optional<SourceFile> source) throws WorkbenchException {
        return begin(signing.name(identity), signing.certificate(identity), Optional.empty(), source);
    }

    private OpenPiece begin(
            String identity, X509Certificate certificate, Optional<Hand> hand, Optional<SourceFile> source)
            throws WorkbenchException {
        UUID piece = UUID.randomUUID();
        JournalWriter writer = JournalWriter.begin(journals, piece);
        try {
            Worker worker = worker(identity, certificate, List.of(), writer);
            Session session = Session.begin(piece, worker.actor(), clock, writer);
            session.listen(() -> models.listener(session.journal()));
            return new OpenPiece(session, writer, worker, hand, source, random);
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
    }

    /** The piece of a file: it goes on with the journal that the file carries, or else begins by bringing its melody in. */
    OpenPiece open(SourceFile source, Reading reading, Signatory signatory) throws WorkbenchException {
        return source.recorded().isPresent() ? resume(source, signatory) : bringIn(source, reading, signatory);
    }

    private OpenPiece bringIn(SourceFile source, Reading reading, Signatory signatory) throws WorkbenchException {
        return bringIn(begin(signatory, Optional.of(source)), source, reading);
    }

    /** Brings the melody of a file into a piece that was just begun. */
    static OpenPiece bringIn(OpenPiece piece, SourceFile source, Reading reading) throws WorkbenchException {
        Melody melody = reading.melody();
        try {
            piece.session()
                    .bringIn(
                            piece.worker(),
                            melody,
                            Digest.of(source.content()),
                            reading.format().mediaType());
            return piece;
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        }
    }

    /** The piece of a file that carries a journal. */
    OpenPiece resume(SourceFile source, Signatory signatory) throws WorkbenchException {
        RecordedJournal recorded = source.recorded().orElseThrow();
        Hand hand = Hand.of(signing, signatory);
        try {
            JournalWriter writer = JournalWriter.resume(journals, recorded.journal());
            Identity identity = hand.identity();
            return resume(
                    writer,
                    identity.name(),
                    identity.certificate(),
                    Optional.of(hand),
                    Optional.of(source),
                    recorded.shows());
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
    }

    /**
     * A piece whose journal is at hand, for somebody who does not sign yet.
     *
     * @param source from which it comes, if it does
     * @param shows the entry after which it is as it is shown
     */
    OpenPiece resume(JournalWriter writer, Optional<String> identity, Optional<SourceFile> source, int shows)
            throws WorkbenchException {
        return resume(writer, signing.name(identity), signing.certificate(identity), Optional.empty(), source, shows);
    }

    private OpenPiece resume(
            JournalWriter writer,
            String identity,
            X509Certificate certificate,
            Optional<Hand> hand,
            Optional<SourceFile> source,
            int shows)
            throws WorkbenchException {
        try {
            try {
                Session session = Session.resume(writer.journal(), shows, clock, writer);
                session.listen(() -> models.listener(session.journal()));
                Worker worker = worker(identity, certificate, told(source), writer);
                return new OpenPiece(session, writer, worker, hand, source, random);
            } catch (SessionException e) {
                writer.close();
                throw WorkbenchException.of(e);
            } catch (IOException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
    }

    private static List<Opening> told(Optional<SourceFile> source) {
        return source.flatMap(SourceFile::recorded)
                .map(RecordedJournal::openings)
                .orElse(List.of());
    }

    /** An open piece in the hands of somebody who can sign it. */
    OpenPiece inHandsOf(OpenPiece open, Hand hand) throws WorkbenchException {
        Identity identity = hand.identity();
        return inHandsOf(open, identity.name(), identity.certificate(), Optional.of(hand));
    }

    /** The same of somebody who does not sign yet. */
    OpenPiece inHandsOf(OpenPiece open, Optional<String> identity) throws WorkbenchException {
        return inHandsOf(open, signing.name(identity), signing.certificate(identity), Optional.empty());
    }

    private OpenPiece inHandsOf(OpenPiece open, String name, X509Certificate certificate, Optional<Hand> hand)
            throws WorkbenchException {
        try {
            return open.heldBy(worker(name, certificate, told(open.source()), open.writer()), hand);
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
    }

    /**
     * Somebody keeps the commitment by which the journal of a piece knows him or her, with another certificate too, as long as
     * that shows the same name; others get one.
     */
    private Worker worker(String identity, X509Certificate owned, List<Opening> told, JournalWriter writer)
            throws IOException {
        Digest certificate = digest(owned);
        String name = name(owned);
        Optional<Opening> mine = writer.known().stream()
                .filter(each -> each.identity().equals(Optional.of(identity)))
                .map(Known::opening)
                .filter(opening ->
                        opening.kind() == Opening.Kind.PERSON && opening.text().equals(name))
                .reduce((earlier, later) -> later)
                .or(() -> told.stream()
                        .filter(each -> each.certificate().equals(Optional.of(certificate)))
                        .findFirst());
        Opening opening = new Opening(
                Opening.Kind.PERSON,
                mine.map(Opening::salt).orElseGet(() -> OpenPiece.salt(random)),
                mine.map(Opening::text).orElse(name),
                Optional.of(certificate));
        if (writer.known().stream().noneMatch(each -> each.opening().equals(opening))) {
            writer.know(new Known(opening, Optional.of(identity)));
        }
        return new Worker(new Actor.Person(opening.commitment()), identity);
    }

    private static Digest digest(X509Certificate certificate) {
        try {
            return Digest.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that signs can be encoded", e);
        }
    }

    /** Under which name a certificate shows its owner. */
    private static String name(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .findFirst()
                            .orElse(subject);
        } catch (InvalidNameException e) {
            return subject;
        }
    }
}
