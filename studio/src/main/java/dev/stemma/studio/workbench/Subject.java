package dev.stemma.studio.workbench;

import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.Explainer;
import dev.stemma.generator.session.Explanation;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.RequestException;
import dev.stemma.generator.session.Wish;
import java.util.List;
import java.util.Optional;

/** A melody, to be read by a model with and without some of its works; as it is, without the wishes under which it was made. */
public final class Subject {
    private final Melody melody;
    private final Request request;

    private Subject(Melody melody, Request request) {
        this.melody = melody;
        this.request = request;
    }

    /**
     * @param tradition in whose eyes; the first that the model knows if nothing is said
     * @throws WorkbenchException if the model does not know it
     */
    static Subject of(Melody melody, ModelFolder model, Optional<TraditionBlend> tradition) throws WorkbenchException {
        Wish.Builder wish = Wish.ANYTHING.but();
        tradition.ifPresent(wish::tradition);
        try {
            return new Subject(melody, new Composer(model).complete(wish.build(), 0));
        } catch (RequestException e) {
            throw new WorkbenchException(e.getMessage(), e.hint(), e);
        }
    }

    public Melody melody() {
        return melody;
    }

    public TraditionBlend tradition() {
        return request.tradition();
    }

    /** Its notes as a model expects them that knows the same traditions. */
    List<Explanation> readBy(MelodyModel model) throws WorkbenchException {
        try {
            return Explainer.of(model, request, 0).explain(melody, request.tradition());
        } catch (RequestException e) {
            throw new WorkbenchException(e.getMessage(), e.hint(), e);
        }
    }
}
