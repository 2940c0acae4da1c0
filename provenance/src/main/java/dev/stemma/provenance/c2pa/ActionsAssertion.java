package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What was done to the asset (C2PA 2.5, 16.4.1). The first action of the first such assertion is {@code c2pa.created} or
 * {@code c2pa.opened}; the order of the others means nothing.
 *
 * @param allIncluded whether everything that was done is listed
 */
public record ActionsAssertion(List<Action> actions, boolean allIncluded) implements Assertion.Typed {
    static final String LABEL = "c2pa.actions.v2";

    public ActionsAssertion {
        actions = List.copyOf(actions);
    }

    /** Everything that was done. */
    public static ActionsAssertion all(Action... actions) {
        return new ActionsAssertion(List.of(actions), true);
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public CborMap toCbor() {
        List<CborValue> items = actions.stream().<CborValue>map(Action::toCbor).toList();
        return CborMap.builder()
                .put("actions", items)
                .put("allActionsIncluded", allIncluded)
                .build();
    }

    static ActionsAssertion read(CborMap map) throws MalformedException {
        List<Action> actions = new ArrayList<>();
        for (CborValue item : map.array("actions")) {
            actions.add(Action.read(item));
        }
        if (actions.isEmpty()) {
            throw new MalformedException(StatusCode.ACTION_MALFORMED, "an actions assertion without actions");
        }
        return new ActionsAssertion(actions, map.truth("allActionsIncluded").orElse(false));
    }
}
