package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a signer found when the ingredient was taken in (C2PA 2.5, 16.5.10).
 *
 * @param activeManifest findings about the ingredient's own manifest
 * @param deltas findings about its ingredients in turn, by the URI of their assertions
 */
public record ValidationResults(Findings activeManifest, Map<String, Findings> deltas) {
    /** One finding, as recorded. */
    public record Status(String code, Optional<String> url, Optional<String> explanation) {
        CborMap toCbor() {
            return CborMap.builder()
                    .put("code", code)
                    .put("url", url)
                    .put("explanation", explanation)
                    .build();
        }

        static List<Status> readAll(CborMap map, String key) {
            return map.array(key).stream()
                    .flatMap(item -> item.asMap().stream())
                    .flatMap(item -> item.text("code").stream()
                            .map(code -> new Status(code, item.text("url"), item.text("explanation"))))
                    .toList();
        }
    }

    /** Findings by kind. */
    public record Findings(List<Status> success, List<Status> informational, List<Status> failure) {
        public Findings {
            success = List.copyOf(success);
            informational = List.copyOf(informational);
            failure = List.copyOf(failure);
        }

        CborMap toCbor() {
            return CborMap.builder()
                    .put("success", array(success))
                    .put("informational", array(informational))
                    .put("failure", array(failure))
                    .build();
        }

        private static CborValue array(List<Status> list) {
            return CborValue.of(list.stream().map(Status::toCbor).toList());
        }

        /** A list in which versions 1 and 2 of the ingredient mix all kinds. */
        static Findings of(Collection<Status> mixed) {
            Map<StatusCode.Kind, List<Status>> byKind =
                    mixed.stream().collect(Collectors.groupingBy(status -> StatusCode.kind(status.code())));
            return new Findings(
                    byKind.getOrDefault(StatusCode.Kind.SUCCESS, List.of()),
                    byKind.getOrDefault(StatusCode.Kind.INFORMATIONAL, List.of()),
                    byKind.getOrDefault(StatusCode.Kind.FAILURE, List.of()));
        }

        static Findings read(CborMap map) {
            return new Findings(
                    Status.readAll(map, "success"),
                    Status.readAll(map, "informational"),
                    Status.readAll(map, "failure"));
        }

        /** What the specification has codes for; a failed check may have an informational one. */
        static Findings ofChecks(List<Check> checks) {
            return new Findings(
                    statuses(checks, StatusCode.Kind.SUCCESS, Set.of(Check.Outcome.PASS)),
                    statuses(checks, StatusCode.Kind.INFORMATIONAL, EnumSet.allOf(Check.Outcome.class)),
                    statuses(checks, StatusCode.Kind.FAILURE, Set.of(Check.Outcome.FAIL)));
        }

        private static List<Status> statuses(List<Check> checks, StatusCode.Kind kind, Set<Check.Outcome> outcomes) {
            return checks.stream()
                    .filter(check -> StatusCode.kind(check.code()) == kind && outcomes.contains(check.outcome()))
                    .map(check -> new Status(check.code(), uri(check), Optional.empty()))
                    .toList();
        }
    }

    public ValidationResults {
        deltas = Map.copyOf(deltas);
    }

    /**
     * The findings of a verification, to be recorded with the ingredient that was verified; not what could not be found out
     * about the making of the melody, which later verifications look at anew.
     */
    static ValidationResults of(Verdict verdict) {
        List<Check> own = new ArrayList<>();
        Map<String, List<Check>> below = new LinkedHashMap<>();
        for (Check check : verdict.checks()) {
            if (StatusCode.SKIPPED_OF_RECORD.contains(check.code())) {
                continue;
            }
            check.ingredient()
                    .map(assertion -> below.computeIfAbsent(assertion, uri -> new ArrayList<>()))
                    .orElse(own)
                    .add(check);
        }
        Map<String, Findings> deltas = new LinkedHashMap<>();
        below.forEach((uri, checks) -> deltas.put(uri, Findings.ofChecks(checks)));
        return new ValidationResults(Findings.ofChecks(own), deltas);
    }

    /** What an ingredient of version 1 or 2 records about itself under {@code validationStatus}. */
    static ValidationResults ofStatus(CborMap ingredient) {
        return new ValidationResults(Findings.of(Status.readAll(ingredient, "validationStatus")), Map.of());
    }

    /** How the finding's place is recorded. */
    static Optional<String> uri(Check check) {
        return check.place() instanceof Place.Jumbf jumbf ? Optional.of(jumbf.uri()) : Optional.empty();
    }

    CborMap toCbor() {
        List<CborMap> items = deltas.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(delta -> CborMap.builder()
                        .put("ingredientAssertionURI", delta.getKey())
                        .put("validationDeltas", delta.getValue().toCbor())
                        .build())
                .toList();
        return CborMap.builder()
                .put("activeManifest", activeManifest.toCbor())
                .put("ingredientDeltas", items)
                .put("specVersion", "2.5.0")
                .build();
    }

    static ValidationResults read(CborMap map) {
        Map<String, Findings> deltas = new LinkedHashMap<>();
        for (CborValue item : map.array("ingredientDeltas")) {
            item.asMap()
                    .ifPresent(delta -> delta.text("ingredientAssertionURI")
                            .ifPresent(uri -> deltas.put(
                                    uri,
                                    Findings.read(delta.map("validationDeltas").orElse(CborMap.EMPTY)))));
        }
        return new ValidationResults(Findings.read(map.map("activeManifest").orElse(CborMap.EMPTY)), deltas);
    }
}
