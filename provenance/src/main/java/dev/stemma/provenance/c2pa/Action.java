package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something done to the asset (C2PA 2.5, 16.4.1).
 *
 * @param action e.g. {@code c2pa.created}, or an own name in reverse-domain form
 * @param digitalSourceType address of the term, see {@link DigitalSourceType#uri}
 * @param ingredients references to ingredient assertions of the same manifest
 * @param redacted absolute JUMBF URI of what was taken out of the manifest of an ingredient
 * @param reason why, which belongs to every {@code c2pa.redacted}
 */
public record Action(
        String action,
        Optional<String> digitalSourceType,
        Optional<GeneratorInfo> softwareAgent,
        Optional<String> description,
        Optional<Instant> when,
        List<HashedUri> ingredients,
        Optional<String> redacted,
        Optional<String> reason) {
    public static final String CREATED = "c2pa.created";
    public static final String OPENED = "c2pa.opened";
    public static final String PLACED = "c2pa.placed";
    public static final String EDITED = "c2pa.edited";
    public static final String PUBLISHED = "c2pa.published";
    public static final String RENDERED = "c2pa.rendered";
    public static final String REDACTED = "c2pa.redacted";

    public Action {
        ingredients = List.copyOf(ingredients);
    }

    /** An action of which nothing more is said. */
    public static Action of(String action) {
        return new Action(
                action,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** A new asset, made in the way given from the inputs given. */
    public static Action created(DigitalSourceType type, HashedUri... inputs) {
        return of(CREATED).by(type).with(inputs);
    }

    /** An asset derived from one parent. */
    public static Action opened(HashedUri parent) {
        return of(OPENED).with(parent);
    }

    /** A score turned into sound by an algorithm. */
    public static Action rendered() {
        return of(RENDERED).by(DigitalSourceType.ALGORITHMIC_MEDIA);
    }

    public Action by(DigitalSourceType type) {
        return new Action(
                action, Optional.of(type.uri()), softwareAgent, description, when, ingredients, redacted, reason);
    }

    public Action by(GeneratorInfo agent) {
        return new Action(
                action, digitalSourceType, Optional.of(agent), description, when, ingredients, redacted, reason);
    }

    public Action describedAs(String text) {
        return new Action(
                action, digitalSourceType, softwareAgent, Optional.of(text), when, ingredients, redacted, reason);
    }

    public Action at(Instant time) {
        return new Action(
                action,
                digitalSourceType,
                softwareAgent,
                description,
                Optional.of(time),
                ingredients,
                redacted,
                reason);
    }

    public Action with(HashedUri... references) {
        return new Action(
                action, digitalSourceType, softwareAgent, description, when, List.of(references), redacted, reason);
    }

    /** An assertion of an ingredient's manifest taken out, for the reason given. */
    static Action redacting(String uri, Redaction.Reason reason) {
        return new Action(
                REDACTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(uri),
                Optional.of(reason.term()));
    }

    CborMap toCbor() {
        CborMap.Builder item = CborMap.builder()
                .put("action", action)
                .put("digitalSourceType", digitalSourceType)
                .put("description", description)
                .put("reason", reason);
        softwareAgent.ifPresent(agent -> item.put("softwareAgent", agent.toCbor()));
        when.ifPresent(time -> item.put("when", AssertionTime.write(time)));
        CborMap.Builder parameters = CborMap.builder().put("redacted", redacted);
        if (!ingredients.isEmpty()) {
            parameters.put("ingredients", HashedUri.toCbor(ingredients));
        }
        if (redacted.isPresent() || !ingredients.isEmpty()) {
            item.put("parameters", parameters.build());
        }
        return item.build();
    }

    static Action read(CborValue value) throws MalformedException {
        CborMap map = value.asMap().orElseThrow(() -> malformed("an action that is no map"));
        CborMap parameters = map.map("parameters").orElse(CborMap.EMPTY);
        return new Action(
                map.text("action").orElseThrow(() -> malformed("an action without a name")),
                map.text("digitalSourceType"),
                map.get("softwareAgent").flatMap(GeneratorInfo::read),
                map.text("description"),
                AssertionTime.read(map, "when"),
                HashedUri.readAll(parameters.array("ingredients")),
                parameters.text("redacted"),
                map.text("reason"));
    }

    private static MalformedException malformed(String what) {
        return new MalformedException(StatusCode.ACTION_MALFORMED, what);
    }
}
