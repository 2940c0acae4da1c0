package dev.stemma.generator.session;

import dev.stemma.generator.model.BlendedModel;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.mixture.MixtureModel;
import java.util.Set;

/** A model as a request wants it heard: only some of its members, under one tradition or a blend of several. */
final class Hearing {
    private static final String NETWORK = "network";

    private Hearing() {}

    static MelodyModel of(MelodyModel model, Request request) throws RequestException {
        MelodyModel heard = request.members().isEmpty() ? model : only(model, request.members());
        return request.tradition().traditions().size() == 1 ? heard : new BlendedModel(heard, request.tradition());
    }

    private static MelodyModel only(MelodyModel model, Set<String> names) throws RequestException {
        if (!(model instanceof MixtureModel mixture)) {
            if (names.equals(Set.of(NETWORK))) {
                return model;
            }
            throw new RequestException(
                    "the model has no member but its network, asked for " + String.join(",", names),
                    "leave --members out");
        }
        try {
            return mixture.only(names);
        } catch (IllegalArgumentException e) {
            throw new RequestException(
                    "the model has no members to hear for rhythm and pitch, asked for " + String.join(",", names),
                    "leave --members out, or name others: network, long-term, short-term, or of these "
                            + String.join(",", mixture.members()));
        }
    }
}
