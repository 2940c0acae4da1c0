package dev.stemma.provenance.label;

import dev.stemma.provenance.label.ProvDocument.Attribute;
import dev.stemma.provenance.label.ProvDocument.Element;
import dev.stemma.provenance.label.ProvDocument.Kind;
import dev.stemma.provenance.label.ProvDocument.Relation;
import dev.stemma.provenance.label.ProvDocument.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the elements and relations of a document; what is there already is not added again. */
final class ProvBuilder {
    private final SortedMap<String, String> namespaces = new TreeMap<>();
    private final Map<ProvName, Element> elements = new LinkedHashMap<>();
    private final Set<Relation> relations = new LinkedHashSet<>();

    /** What is said of an element beside its name. */
    static final class Said {
        private final List<ProvName> types = new ArrayList<>();
        private final List<Attribute> attributes = new ArrayList<>();
        private Optional<String> label = Optional.empty();
        private Optional<Instant> time = Optional.empty();

        /** @param type term of our own */
        static Said type(String type) {
            return new Said().and(ProvName.own(type));
        }

        Said and(ProvName type) {
            types.add(type);
            return this;
        }

        Said label(Optional<String> text) {
            label = text;
            return this;
        }

        Said at(Optional<Instant> when) {
            time = when;
            return this;
        }

        Said with(String attribute, Object value) {
            attributes.add(new Attribute(ProvName.own(attribute), String.valueOf(value)));
            return this;
        }

        Said with(String attribute, Optional<?> value) {
            value.ifPresent(present -> with(attribute, present));
            return this;
        }
    }

    ProvBuilder namespace(String prefix, String address) {
        namespaces.put(prefix, address);
        return this;
    }

    ProvName add(Kind kind, ProvName id, Said said) {
        elements.putIfAbsent(id, new Element(kind, id, said.time, said.types, said.label, said.attributes));
        return id;
    }

    void relate(Term term, ProvName from, ProvName to) {
        relations.add(new Relation(term, from, to, Optional.empty()));
    }

    void relate(Term term, ProvName from, ProvName to, ProvName during) {
        relations.add(new Relation(term, from, to, Optional.of(during)));
    }

    ProvDocument build() {
        return new ProvDocument(namespaces, List.copyOf(elements.values()), List.copyOf(relations));
    }
}
