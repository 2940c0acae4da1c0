package dev.stemma.generator.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Under what terms works stand together, and so what a model that learnt from them inherits, and each of its outputs:
 * the strictest that any of them sets, and which those are. Facts about licences, no verdict on what the law makes of
 * them.
 *
 * @param works how many there are
 * @param terms each kind that occurs, strictest first
 */
public record Terms(int works, List<Term> terms) {
    /** What a licence asks of those who use the work, from the most lenient to the strictest. */
    public enum Kind {
        /** Nothing: public domain, a waiver, or the holder's own leave. */
        FREE("free"),
        /** To name the makers. */
        ATTRIBUTION("attribution"),
        /** To pass on what is made of it under the same terms. */
        SHARE_ALIKE("share-alike"),
        /** Not to pass on what is made of it. */
        NO_DERIVATIVES("no-derivatives"),
        /** Not to earn by it. */
        NON_COMMERCIAL("non-commercial"),
        /** Nobody stated terms, or terms that are not known here. */
        UNKNOWN("unknown"),
        /** Not to train models with it: whoever holds the rights reserved that. */
        OPTED_OUT("opted-out");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** As records and documents name it. */
        public String id() {
            return id;
        }

        /** The kind of this name, {@link #UNKNOWN} of any other. */
        public static Kind named(String id) {
            return Arrays.stream(values())
                    .filter(kind -> kind.id.equals(id))
                    .findFirst()
                    .orElse(UNKNOWN);
        }

        /** What the terms of a work ask. */
        public static Kind of(Licence licence, MiningTerms mining) {
            return mining.objection().isPresent() ? OPTED_OUT : of(licence);
        }

        private static Kind of(Licence licence) {
            if (licence instanceof Licence.Standard standard) {
                return switch (standard) {
                    case CC0_1_0, PDDL_1_0 -> FREE;
                    case CC_BY_3_0, CC_BY_4_0, ODC_BY_1_0, MIT, APACHE_2_0 -> ATTRIBUTION;
                    case CC_BY_SA_3_0, CC_BY_SA_4_0, ODBL_1_0, GPL_3_0 -> SHARE_ALIKE;
                    case CC_BY_ND_4_0 -> NO_DERIVATIVES;
                    case CC_BY_NC_4_0, CC_BY_NC_SA_4_0, CC_BY_NC_ND_4_0 -> NON_COMMERCIAL;
                };
            }
            return licence instanceof Licence.Other ? UNKNOWN : FREE;
        }
    }

    /**
     * @param works how many of them ask this
     * @param licences under which they stand, with the number of works of each; grounds and holders left out
     */
    public record Term(Kind kind, int works, SortedMap<String, Integer> licences) {
        public Term {
            licences = Collections.unmodifiableSortedMap(new TreeMap<>(licences));
        }
    }

    public Terms {
        terms = terms.stream()
                .sorted(Comparator.comparing(Term::kind).reversed())
                .toList();
    }

    /** The terms of these works together. */
    public static Terms of(Collection<CatalogueEntry> works) {
        Counting counting = new Counting();
        works.forEach(work -> counting.add(work.licence(), work.mining(), 1));
        return counting.terms();
    }

    /** These works and others together. */
    public Terms and(Terms others) {
        Map<Kind, SortedMap<String, Integer>> both = new EnumMap<>(Kind.class);
        Stream.of(this, others)
                .flatMap(each -> each.terms.stream())
                .forEach(term -> term.licences()
                        .forEach((licence, works) -> both.computeIfAbsent(term.kind(), unseen -> new TreeMap<>())
                                .merge(licence, works, Integer::sum)));
        List<Term> terms = new ArrayList<>();
        both.forEach((kind, licences) -> terms.add(new Term(kind, Counting.sum(licences), licences)));
        return new Terms(works + others.works, terms);
    }

    /** What a model inherits in a word: the strictest kind, {@link Kind#FREE} of no works. */
    public Kind strictest() {
        return terms.isEmpty() ? Kind.FREE : terms.get(0).kind();
    }

    /** Adds up works by their terms. */
    static final class Counting {
        private final Map<Kind, SortedMap<String, Integer>> counts = new EnumMap<>(Kind.class);

        void add(Licence licence, MiningTerms mining, int works) {
            Kind kind = Kind.of(licence, mining);
            String text = licence.text();
            boolean grounded = licence instanceof Licence.PublicDomain || licence instanceof Licence.OwnWork;
            String name = grounded ? text.substring(0, text.indexOf(':')) : text;
            counts.computeIfAbsent(kind, unseen -> new TreeMap<>()).merge(name, works, Integer::sum);
        }

        Terms terms() {
            List<Term> terms = new ArrayList<>();
            counts.forEach((kind, licences) -> terms.add(new Term(kind, sum(licences), licences)));
            return new Terms(terms.stream().mapToInt(Term::works).sum(), terms);
        }

        private static int sum(Map<String, Integer> licences) {
            return licences.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
