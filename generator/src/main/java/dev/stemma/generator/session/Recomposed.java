package dev.stemma.generator.session;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Version;
import java.util.Optional;

/** What a model made once, made again from the journal. */
public record Recomposed(ModelFolder model, Composition composition) {
    static Optional<Recomposed> last(Replay.Models models, Journal journal, int shows) {
        return journal.ancestry(shows).stream()
                .flatMap(index -> journal.entry(index).stream())
                .filter(entry -> entry.operation() instanceof Generation.Offered)
                .reduce((earlier, later) -> later)
                .flatMap(offer -> of(models, journal, offer));
    }

    private static Optional<Recomposed> of(Replay.Models models, Journal journal, Entry entry) {
        int request = entry.base().orElseThrow();
        Generation.Requested asked =
                (Generation.Requested) journal.entry(request).orElseThrow().operation();
        Optional<Version> before = journal.version(request);
        Optional<ModelFolder> model = models.find(asked.model());
        if (model.isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        Rewritten rewritten = new Rewritten(Rewritten.Writer.of(model.get()), asked, before.get());
        Generation.Offered offered = (Generation.Offered) entry.operation();
        if (rewritten.difference(offered).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Recomposed(model.get(), rewritten.made(offered)));
        } catch (RequestException | RecordException e) {
            throw new IllegalStateException("what came out the same came out", e);
        }
    }
}
