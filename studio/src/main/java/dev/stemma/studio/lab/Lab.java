package dev.stemma.studio.lab;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.JsonLinesCarrier;
import dev.stemma.provenance.c2pa.SigningException;
import dev.stemma.studio.workbench.Given;
import dev.stemma.studio.workbench.Inspected;
import dev.stemma.studio.workbench.WorkbenchException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Tampers with copies of files that were inspected. */
public final class Lab {
    private final Clock clock;

    public Lab(Clock clock) {
        this.clock = clock;
    }

    /** What can be done to a file, one of each kind; nothing to one without credentials that can be read. */
    public List<Tampering> possible(Inspected inspected) {
        List<Tampering> possible = new ArrayList<>();
        Optional<Credentials> credentials = Credentials.of(inspected.given());
        if (credentials.isEmpty() || inspected.verdict().manifests().isEmpty()) {
            return possible;
        }
        RecordEdits edits = new RecordEdits(inspected.verdict().manifests().get());
        possible.add(new Tampering.OneByte(OptionalLong.empty()));
        if (!MidiNotes.of(inspected.given().content()).isEmpty()) {
            possible.add(new Tampering.OneNote(1, 1));
        }
        Tampering.Title title = new Tampering.Title();
        Tampering.Name name = new Tampering.Name();
        Tampering.Origin origin = new Tampering.Origin(OptionalInt.empty());
        Tampering.Entry entry = new Tampering.Entry(OptionalInt.empty());
        edits.title(title).ifPresent(each -> possible.add(title));
        edits.name(name).ifPresent(each -> possible.add(name));
        edits.origin(origin).ifPresent(each -> possible.add(origin));
        edits.entry(entry).ifPresent(each -> possible.add(entry));
        boolean grows = credentials
                .get()
                .inside()
                .filter(inside -> inside.carrier() instanceof JsonLinesCarrier)
                .isPresent();
        if (!grows) {
            possible.add(new Tampering.Stranger());
        }
        possible.add(new Tampering.Strip());
        possible.add(new Tampering.Swap());
        return possible;
    }

    /**
     * Does something to a copy of a file. Whatever the order: first the content and the record are changed, then a stranger
     * signs, then the credentials go.
     *
     * @throws WorkbenchException if it cannot be done to this file
     */
    public Tampered tamper(Inspected inspected, List<Tampering> tamperings) throws WorkbenchException {
        Credentials credentials = Credentials.of(inspected.given())
                .filter(found -> inspected.verdict().manifests().isPresent())
                .orElseThrow(() -> new WorkbenchException(
                        inspected.given().name() + " has no credentials that can be read",
                        "take a file that is signed"));
        Workpiece piece = new Workpiece(inspected, credentials);
        for (Tampering each : tamperings) {
            piece.change(each);
        }
        try {
            Given given = finish(piece, tamperings);
            return new Tampered(given, piece.changes(), piece.differences());
        } catch (SigningException | AssetException e) {
            throw new WorkbenchException("this cannot be done to the file: " + e.getMessage(), "try something else", e);
        }
    }

    private Given finish(Workpiece piece, List<Tampering> tamperings) throws SigningException, WorkbenchException {
        boolean signs = tamperings.stream().anyMatch(Tampering.Stranger.class::isInstance);
        Given given = signs ? piece.signedBy(new Stranger(clock)) : piece.patched();
        boolean swaps = tamperings.stream().anyMatch(Tampering.Swap.class::isInstance);
        if (swaps || tamperings.stream().anyMatch(Tampering.Strip.class::isInstance)) {
            given = piece.bare(given);
        }
        return swaps ? given.withStore(new Stranger(clock).ofSomethingElse()) : given;
    }
}
