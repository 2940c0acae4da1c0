package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.record.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What it takes to generate a melody again, note by note: label {@code dev.stemma.generation}.
 *
 * <pre>
 * {model: {name: text, id: text, digest: bstr}, request: {* text => text}, seed: int, kernel: int,
 *  sampler: {name: text, version: int}, tool: {name: text, version: text},
 *  ? nearCopy: {longestRun: int, longestRunWithRhythm: int, works: [* {id: text, title: text, run: int}]},
 *  ? traditions: {* text => [* int]}, ? terms: [* {kind: text, works: int, licences: {* text => int}}]}
 * </pre>
 *
 * @param request the settings asked for, by name
 * @param seed all 64 bits, as a signed number
 * @param kernelVersion of the inference kernel
 * @param nearCopy how near the notes are to the works that the model learnt from, if that was looked up
 * @param traditions where several were blended: for each by name how surprising it would have found each note by the
 *     model, in thousandths of a bit, in the order of the notes; empty otherwise
 * @param terms of the works that the model learnt from, strictest first; empty where the record says nothing of them
 */
public record GenerationAssertion(
        Model model,
        SortedMap<String, String> request,
        long seed,
        int kernelVersion,
        Sampler sampler,
        GeneratorInfo tool,
        Optional<NearCopy> nearCopy,
        SortedMap<String, List<Integer>> traditions,
        List<Terms> terms)
        implements Assertion.Typed {
    static final String LABEL = "dev.stemma.generation";

    /** @param digest over the model's tensors and configuration, without its credentials */
    public record Model(String name, String id, Digest digest) {}

    /** How notes are drawn from the model's distributions. */
    public record Sampler(String name, int version) {}

    /**
     * The longest runs shared with a work, in notes, 0 if none was found: blind to key, the second to tempo too.
     *
     * @param works the nearest, nearest first
     */
    public record NearCopy(int longestRun, int longestRunWithRhythm, List<NearWork> works) {
        public NearCopy {
            works = List.copyOf(works);
        }

        private CborMap toCbor() {
            return CborMap.builder()
                    .put("longestRun", longestRun)
                    .put("longestRunWithRhythm", longestRunWithRhythm)
                    .put(
                            "works",
                            CborValue.of(works.stream().map(NearWork::toCbor).toList()))
                    .build();
        }

        private static NearCopy read(CborMap map) throws MalformedException {
            List<NearWork> works = new ArrayList<>();
            for (CborValue work : required(map.get("works").flatMap(CborValue::asArray), "nearCopy.works")) {
                works.add(NearWork.read(required(work.asMap(), "nearCopy.works: work")));
            }
            return new NearCopy(number(map, "longestRun"), number(map, "longestRunWithRhythm"), works);
        }
    }

    /**
     * A work near by.
     *
     * @param id its name in the model's data set
     * @param run notes of the longest run shared with it
     */
    public record NearWork(String id, String title, int run) {
        private CborMap toCbor() {
            return CborMap.builder()
                    .put("id", id)
                    .put("title", title)
                    .put("run", run)
                    .build();
        }

        private static NearWork read(CborMap map) throws MalformedException {
            return new NearWork(
                    required(map.text("id"), "nearCopy.works.id"),
                    required(map.text("title"), "nearCopy.works.title"),
                    number(map, "run"));
        }
    }

    /**
     * Terms under which works stand that the model learnt from.
     *
     * @param kind in a word, such as {@code attribution} or {@code non-commercial}
     * @param works how many of them
     * @param licences under which they stand, with the number of works of each
     */
    public record Terms(String kind, int works, SortedMap<String, Integer> licences) {
        public Terms {
            licences = Collections.unmodifiableSortedMap(new TreeMap<>(licences));
        }

        /** As it stands in the assertion. */
        public CborMap toCbor() {
            CborMap.Builder counted = CborMap.builder();
            licences.forEach((licence, count) -> counted.put(licence, count));
            return CborMap.builder()
                    .put("kind", kind)
                    .put("works", works)
                    .put("licences", counted.build())
                    .build();
        }

        private static Terms read(CborMap map) throws MalformedException {
            CborMap counted = required(map.map("licences"), "terms.licences");
            SortedMap<String, Integer> licences = new TreeMap<>();
            for (CborMap.Entry entry : counted.entries()) {
                String licence = required(entry.key().asText(), "terms.licences: name");
                licences.put(licence, number(counted, licence));
            }
            return new Terms(required(map.text("kind"), "terms.kind"), number(map, "works"), licences);
        }
    }

    /** What is said of no terms. */
    public GenerationAssertion(
            Model model,
            SortedMap<String, String> request,
            long seed,
            int kernelVersion,
            Sampler sampler,
            GeneratorInfo tool,
            Optional<NearCopy> nearCopy,
            SortedMap<String, List<Integer>> traditions) {
        this(model, request, seed, kernelVersion, sampler, tool, nearCopy, traditions, List.of());
    }

    public GenerationAssertion {
        terms = List.copyOf(terms);
        request = Collections.unmodifiableSortedMap(new TreeMap<>(request));
        SortedMap<String, List<Integer>> copied = new TreeMap<>();
        traditions.forEach((tradition, bits) -> copied.put(tradition, List.copyOf(bits)));
        traditions = Collections.unmodifiableSortedMap(copied);
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public CborMap toCbor() {
        CborMap.Builder settings = CborMap.builder();
        request.forEach(settings::put);
        CborMap.Builder assertion = CborMap.builder()
                .put(
                        "model",
                        CborMap.builder()
                                .put("name", model.name())
                                .put("id", model.id())
                                .put("digest", model.digest().bytes())
                                .build())
                .put("request", settings.build())
                .put("seed", seed)
                .put("kernel", kernelVersion)
                .put(
                        "sampler",
                        CborMap.builder()
                                .put("name", sampler.name())
                                .put("version", sampler.version())
                                .build())
                .put("tool", tool.toCbor());
        nearCopy.ifPresent(near -> assertion.put("nearCopy", near.toCbor()));
        if (!traditions.isEmpty()) {
            CborMap.Builder heard = CborMap.builder();
            traditions.forEach((tradition, bits) -> heard.put(
                    tradition, CborValue.of(bits.stream().map(CborValue::of).toList())));
            assertion.put("traditions", heard.build());
        }
        if (!terms.isEmpty()) {
            assertion.put(
                    "terms", CborValue.of(terms.stream().map(Terms::toCbor).toList()));
        }
        return assertion.build();
    }

    static GenerationAssertion read(CborMap map) throws MalformedException {
        CborMap sampler = required(map.map("sampler"), "sampler");
        SortedMap<String, String> request = new TreeMap<>();
        for (CborMap.Entry entry : required(map.map("request"), "request").entries()) {
            request.put(
                    required(entry.key().asText(), "request: name"),
                    required(entry.value().asText(), "request: value"));
        }
        return new GenerationAssertion(
                model(required(map.map("model"), "model")),
                request,
                required(map.integer("seed"), "seed"),
                number(map, "kernel"),
                new Sampler(required(sampler.text("name"), "sampler.name"), number(sampler, "version")),
                required(map.get("tool").flatMap(GeneratorInfo::read), "tool"),
                nearCopy(map),
                traditions(map),
                terms(map));
    }

    private static List<Terms> terms(CborMap map) throws MalformedException {
        List<Terms> terms = new ArrayList<>();
        if (map.get("terms").isPresent()) {
            for (CborValue each : required(map.get("terms").flatMap(CborValue::asArray), "terms")) {
                terms.add(Terms.read(required(each.asMap(), "terms: kind")));
            }
        }
        return terms;
    }

    private static SortedMap<String, List<Integer>> traditions(CborMap map) throws MalformedException {
        SortedMap<String, List<Integer>> traditions = new TreeMap<>();
        if (map.get("traditions").isEmpty()) {
            return traditions;
        }
        for (CborMap.Entry entry : required(map.map("traditions"), "traditions").entries()) {
            List<Integer> bits = new ArrayList<>();
            for (CborValue value : required(entry.value().asArray(), "traditions: array of bits")) {
                bits.add(required(value.asLong().filter(number -> number == number.intValue()), "traditions: bits")
                        .intValue());
            }
            traditions.put(required(entry.key().asText(), "traditions: name"), bits);
        }
        return traditions;
    }

    private static Optional<NearCopy> nearCopy(CborMap map) throws MalformedException {
        return map.get("nearCopy").isEmpty()
                ? Optional.empty()
                : Optional.of(NearCopy.read(required(map.map("nearCopy"), "nearCopy")));
    }

    private static Model model(CborMap map) throws MalformedException {
        return new Model(
                required(map.text("name"), "model.name"),
                required(map.text("id"), "model.id"),
                required(
                        map.bytes("digest")
                                .filter(bytes -> bytes.length == Digest.LENGTH)
                                .map(Digest::ofBytes),
                        "model.digest of 32 bytes"));
    }

    private static int number(CborMap map, String key) throws MalformedException {
        return required(map.integer(key).filter(number -> number == number.intValue()), key)
                .intValue();
    }

    private static <T> T required(Optional<T> value, String field) throws MalformedException {
        return value.orElseThrow(() -> new MalformedException(
                StatusCode.ASSERTION_CBOR_INVALID, "the generation assertion has no readable " + field));
    }
}
