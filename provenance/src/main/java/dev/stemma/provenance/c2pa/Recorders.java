package dev.stemma.provenance.c2pa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the signers on the way to an ingredient recorded about the ingredients below theirs (C2PA 2.5, 14.11.3.3). */
final class Recorders {
    /** Above the asset's own manifest nobody recorded anything. */
    static final Recorders NONE = new Recorders(Optional.empty(), Map.of());

    private final Optional<Recorders> above;
    private final Map<String, ValidationResults.Findings> deltas;

    private Recorders(Optional<Recorders> above, Map<String, ValidationResults.Findings> deltas) {
        this.above = above;
        this.deltas = deltas;
    }

    /** One signer more. The same as before if it recorded nothing about what is below: so ways there can be compared. */
    Recorders and(Optional<ValidationResults> results) {
        return results.filter(found -> !found.deltas().isEmpty())
                .map(found -> new Recorders(Optional.of(this), found.deltas()))
                .orElse(this);
    }

    /** What they recorded about the ingredient that the assertion is about. */
    Recorded about(String assertionUri) {
        List<ValidationResults.Findings> all = new ArrayList<>();
        for (Optional<Recorders> each = Optional.of(this); each.isPresent(); each = each.get().above) {
            Optional.ofNullable(each.get().deltas.get(assertionUri)).ifPresent(all::add);
        }
        return Recorded.of(all);
    }

    /** The same with what the assertion itself records. */
    Recorded about(String assertionUri, IngredientAssertion ingredient) {
        List<ValidationResults.Findings> all = new ArrayList<>();
        ingredient
                .credentials()
                .flatMap(IngredientAssertion.Credentials::results)
                .map(ValidationResults::activeManifest)
                .ifPresent(all::add);
        return about(assertionUri).and(Recorded.of(all));
    }

    /** Findings are the same if kind, code and place are (14.11.3.3, 9.1 of the ingredient's results). */
    private record Key(StatusCode.Kind kind, String code, Optional<String> url) {
        static Key of(Check check) {
            return new Key(StatusCode.kind(check.code()), check.code(), ValidationResults.uri(check));
        }
    }

    /** Entries recorded about one ingredient. */
    static final class Recorded {
        static final Recorded NOTHING = new Recorded(Map.of());

        private final Map<Key, ValidationResults.Status> entries;

        private Recorded(Map<Key, ValidationResults.Status> entries) {
            this.entries = entries;
        }

        private static Recorded of(List<ValidationResults.Findings> findings) {
            Map<Key, ValidationResults.Status> entries = new LinkedHashMap<>();
            for (ValidationResults.Findings each : findings) {
                put(entries, StatusCode.Kind.FAILURE, each.failure());
                put(entries, StatusCode.Kind.INFORMATIONAL, each.informational());
                put(entries, StatusCode.Kind.SUCCESS, each.success());
            }
            return new Recorded(entries);
        }

        private static void put(
                Map<Key, ValidationResults.Status> entries,
                StatusCode.Kind kind,
                List<ValidationResults.Status> statuses) {
            statuses.forEach(status -> entries.putIfAbsent(new Key(kind, status.code(), status.url()), status));
        }

        private Recorded and(Recorded others) {
            Map<Key, ValidationResults.Status> all = new LinkedHashMap<>(entries);
            others.entries.forEach(all::putIfAbsent);
            return new Recorded(all);
        }

        boolean contains(Check check) {
            return entries.containsKey(Key.of(check));
        }

        /**
         * The entries that the validation did not return, and all recorded failures: these are told, though they break
         * nothing here, for a signer may honestly take in a broken ingredient.
         */
        List<Check> missingFrom(List<Check> found) {
            Set<Key> returned = new HashSet<>();
            found.forEach(check -> returned.add(Key.of(check)));
            List<Check> missing = new ArrayList<>();
            entries.forEach((key, status) -> {
                boolean failure = key.kind() == StatusCode.Kind.FAILURE;
                if (failure || !returned.contains(key)) {
                    missing.add(new Check(
                            Check.Name.INGREDIENTS,
                            Check.Outcome.SKIPPED,
                            status.code(),
                            new Place.Jumbf(status.url().orElse("")),
                            failure
                                    ? "it had this fault already when it was taken in, as the signer recorded: "
                                            + status.code()
                                    : "recorded by the signer when it was taken in: " + status.code()));
                }
            });
            return missing;
        }
    }
}
