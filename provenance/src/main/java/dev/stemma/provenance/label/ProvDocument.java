package dev.stemma.provenance.label;

import dev.stemma.provenance.record.PlainText;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Things, what was done with them, and by whom, in the terms of the W3C's PROV data model (PROV-DM, 2013).
 *
 * @param namespaces by prefix; {@code prov} and {@code xsd} are known without
 */
public record ProvDocument(SortedMap<String, String> namespaces, List<Element> elements, List<Relation> relations) {
    /** The three kinds of elements. */
    public enum Kind {
        ENTITY,
        ACTIVITY,
        AGENT
    }

    /**
     * Something more that is said of an element.
     *
     * @param value what it quotes from a file is made harmless and cut
     */
    public record Attribute(ProvName name, String value) {
        public Attribute {
            value = PlainText.brief(value);
        }
    }

    /**
     * A thing, an activity or an agent.
     *
     * @param time at which an activity took place, as far as that is told
     */
    public record Element(
            Kind kind,
            ProvName id,
            Optional<Instant> time,
            List<ProvName> types,
            Optional<String> label,
            List<Attribute> attributes) {
        public Element {
            types = List.copyOf(types);
            label = label.map(PlainText::brief);
            attributes = List.copyOf(attributes);
            if (time.isPresent() && kind != Kind.ACTIVITY) {
                throw new IllegalArgumentException("only activities have a time: " + id);
            }
        }
    }

    /** How two elements are related; the first depends on the second. */
    public enum Term {
        WAS_GENERATED_BY("wasGeneratedBy", Kind.ENTITY, Kind.ACTIVITY),
        USED("used", Kind.ACTIVITY, Kind.ENTITY),
        WAS_INFORMED_BY("wasInformedBy", Kind.ACTIVITY, Kind.ACTIVITY),
        WAS_DERIVED_FROM("wasDerivedFrom", Kind.ENTITY, Kind.ENTITY),
        WAS_ATTRIBUTED_TO("wasAttributedTo", Kind.ENTITY, Kind.AGENT),
        WAS_ASSOCIATED_WITH("wasAssociatedWith", Kind.ACTIVITY, Kind.AGENT),
        ACTED_ON_BEHALF_OF("actedOnBehalfOf", Kind.AGENT, Kind.AGENT);

        private final String term;
        private final Kind from;
        private final Kind to;

        Term(String term, Kind from, Kind to) {
            this.term = term;
            this.from = from;
            this.to = to;
        }

        /** As PROV calls it. */
        @Override
        public String toString() {
            return term;
        }
    }

    /**
     * A relation of two elements.
     *
     * @param during the activity in which one thing became the other, or one agent stood for the other
     */
    public record Relation(Term term, ProvName from, ProvName to, Optional<ProvName> during) {
        public Relation {
            if (during.isPresent() && term != Term.WAS_DERIVED_FROM && term != Term.ACTED_ON_BEHALF_OF) {
                throw new IllegalArgumentException(term + " is not during an activity");
            }
        }
    }

    public ProvDocument {
        namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(namespaces));
        elements = List.copyOf(elements);
        relations = List.copyOf(relations);
        Map<ProvName, Kind> kinds = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (Element element : elements) {
            if (kinds.put(element.id(), element.kind()) != null) {
                throw new IllegalArgumentException("two elements are named " + element.id());
            }
        }
        Set<Relation> seen = new HashSet<>();
        for (Relation relation : relations) {
            if (kinds.get(relation.from()) != relation.term().from
                    || kinds.get(relation.to()) != relation.term().to
                    || !seen.add(relation)) {
                throw new IllegalArgumentException("a relation that cannot be, or is there twice: " + relation);
            }
        }
    }
}
