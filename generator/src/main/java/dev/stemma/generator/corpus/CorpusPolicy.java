package dev.stemma.generator.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What somebody accepts in a corpus. As JSON, members as in {@link Terms.Kind} and {@link CorpusFinding.Kind}:
 *
 * <pre>{@code
 * {"accept": ["free", "attribution"], "refuse": ["contradiction", "same-melody"]}
 * }</pre>
 *
 * @param accepted terms that works may set; any other is refused
 * @param refused findings that are refused
 */
public record CorpusPolicy(Set<Terms.Kind> accepted, Set<CorpusFinding.Kind> refused) {
    /** What may be trained with and given away: free or with attribution, its terms known and without contradiction. */
    public static final CorpusPolicy FOR_TRAINING = new CorpusPolicy(
            EnumSet.of(Terms.Kind.FREE, Terms.Kind.ATTRIBUTION), EnumSet.of(CorpusFinding.Kind.CONTRADICTION));

    private static final Set<String> MEMBERS = new TreeSet<>(Set.of("accept", "refuse"));

    public CorpusPolicy {
        accepted = Set.copyOf(accepted);
        refused = Set.copyOf(refused);
    }

    /** Whether a finding leads to a refusal. */
    public boolean refuses(CorpusFinding finding) {
        return refused.contains(finding.kind());
    }

    /** The works whose terms are not accepted. */
    public List<CatalogueEntry> refuses(Collection<CatalogueEntry> works) {
        return works.stream()
                .filter(work -> !accepted.contains(Terms.Kind.of(work.licence(), work.mining())))
                .toList();
    }

    /**
     * Reads a policy.
     *
     * @throws CorpusException saying what was found and what is accepted
     */
    public static CorpusPolicy read(byte[] file) throws CorpusException {
        JsonNode node = StrictJson.parse(file, "a policy for corpora");
        Set<String> found = new TreeSet<>();
        node.fieldNames().forEachRemaining(found::add);
        if (!node.isObject() || !found.equals(MEMBERS)) {
            throw new CorpusException("a policy has the members " + MEMBERS + ", found " + found);
        }
        return new CorpusPolicy(
                named(node.get("accept"), "accept", Terms.Kind.values(), Terms.Kind::id),
                named(node.get("refuse"), "refuse", CorpusFinding.Kind.values(), CorpusFinding.Kind::id));
    }

    private static <T> Set<T> named(JsonNode list, String member, T[] all, Function<T, String> id)
            throws CorpusException {
        Set<T> named = new LinkedHashSet<>();
        if (!list.isArray()) {
            throw new CorpusException("\"" + member + "\" of a policy is a list in brackets, found " + list);
        }
        for (JsonNode each : list) {
            named.add(Arrays.stream(all)
                    .filter(one -> id.apply(one).equals(each.asText()))
                    .findFirst()
                    .orElseThrow(() -> new CorpusException("\"" + member + "\" of a policy names "
                            + Arrays.stream(all).map(id).collect(Collectors.joining(", ")) + "; found \""
                            + each.asText() + "\"")));
        }
        return named;
    }
}
