package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.record.Digest;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What it takes to generate a melody again, note by note: label {@code dev.stemma.generation}.
 *
 * <pre>
 * {model: {name: text, id: text, digest: bstr}, request: {* text => text}, seed: int, kernel: int,
 *  sampler: {name: text, version: int}, tool: {name: text, version: text}}
 * </pre>
 *
 * @param request the settings asked for, by name
 * @param seed all 64 bits, as a signed number
 * @param kernelVersion of the inference kernel
 */
public record GenerationAssertion(
        Model model,
        SortedMap<String, String> request,
        long seed,
        int kernelVersion,
        Sampler sampler,
        GeneratorInfo tool)
        implements Assertion.Typed {
    static final String LABEL = "dev.stemma.generation";

    /** @param digest over the model's tensors and configuration, without its credentials */
    public record Model(String name, String id, Digest digest) {}

    /** How notes are drawn from the model's distributions. */
    public record Sampler(String name, int version) {}

    public GenerationAssertion {
        request = Collections.unmodifiableSortedMap(new TreeMap<>(request));
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public CborMap toCbor() {
        CborMap.Builder settings = CborMap.builder();
        request.forEach(settings::put);
        return CborMap.builder()
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
                .put("tool", tool.toCbor())
                .build();
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
                version(map, "kernel"),
                new Sampler(required(sampler.text("name"), "sampler.name"), version(sampler, "version")),
                required(map.get("tool").flatMap(GeneratorInfo::read), "tool"));
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

    private static int version(CborMap map, String key) throws MalformedException {
        return required(map.integer(key).filter(number -> number == number.intValue()), key)
                .intValue();
    }

    private static <T> T required(Optional<T> value, String field) throws MalformedException {
        return value.orElseThrow(() -> new MalformedException(
                StatusCode.ASSERTION_CBOR_INVALID, "the generation assertion has no readable " + field));
    }
}
