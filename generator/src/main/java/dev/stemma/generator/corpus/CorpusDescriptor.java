package dev.stemma.generator.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Tradition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is true of all works of some files, as the person who brings them states it. Written as JSON:
 *
 * <pre>{@code
 * {
 *   "name": "openhymnal",
 *   "files": "openhymnal-abc/melodies.jsonl",
 *   "tradition": "hymn",
 *   "licence": "public-domain: melody of 1875 or earlier",
 *   "source": "Open Hymnal Project",
 *   "group": "group",
 *   "onePerGroup": true
 * }
 * }</pre>
 *
 * @param name begins the id of each work: lower case, digits and hyphens
 * @param files end of the paths meant, as a glob; {@code **} for every file
 * @param source named where a tune names none itself, and before the path that a line names
 * @param group name of the attribute by which a line says of which tune it is a version
 * @param onePerGroup whether only the first work of each group is taken
 * @param mining what was said about training and mining, in the members of {@link MiningTerms}
 */
public record CorpusDescriptor(
        String name,
        String files,
        Tradition tradition,
        Licence licence,
        String source,
        Optional<String> group,
        boolean onePerGroup,
        MiningTerms mining) {
    /** The descriptor that lies in the folder that it describes. */
    public static final String FILE_NAME = "corpus.json";

    /** Of music that nobody assigned to a tradition. */
    public static final Tradition UNSTATED = new Tradition("unstated");

    private static final Set<String> REQUIRED = Set.of("name", "tradition", "licence", "source");
    private static final Set<String> MEMBERS = Set.of(
            "name",
            "files",
            "tradition",
            "licence",
            "source",
            "group",
            "onePerGroup",
            MiningTerms.PURPOSES,
            MiningTerms.RESERVED,
            MiningTerms.POLICY);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MAX_BYTES = 64 << 10;

    public CorpusDescriptor {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*") || name.length() > 60) {
            throw new IllegalArgumentException(
                    "the name of a corpus is lower case, digits and hyphens, found \"" + name + "\"");
        }
        source = Text.required("the source of a corpus", source);
        FileSystems.getDefault().getPathMatcher(glob(files));
        if (onePerGroup && group.isEmpty()) {
            throw new IllegalArgumentException("one per group of which group? \"group\" names the attribute");
        }
    }

    /** Every file of this tradition under these terms, each work standing alone. */
    public static CorpusDescriptor of(String name, Tradition tradition, Licence licence, String source) {
        return new CorpusDescriptor(
                name, "**", tradition, licence, source, Optional.empty(), false, MiningTerms.UNSTATED);
    }

    /**
     * The terms under which works can become one corpus.
     *
     * @param name of the corpus
     * @param works with the terms that they state
     * @param licence stated by whoever brings them, where they state none
     * @param source the same
     * @param tradition the same
     * @throws IllegalArgumentException if their terms do not agree, naming two works
     */
    public static CorpusDescriptor of(
            String name,
            List<CatalogueEntry> works,
            Optional<Licence> licence,
            Optional<String> source,
            Optional<Tradition> tradition) {
        Licence terms = agreed("licence", works, CatalogueEntry::licence, Licence::text, Licence.NOT_STATED, licence);
        Tradition style = agreed("tradition", works, CatalogueEntry::tradition, Tradition::id, UNSTATED, tradition);
        MiningTerms mining = agreed(
                "terms of training and mining",
                works,
                CatalogueEntry::mining,
                said -> said.objection().orElse("nothing against it"),
                MiningTerms.UNSTATED,
                Optional.empty());
        return new CorpusDescriptor(
                name, "**", style, terms, source.orElse("not stated"), Optional.of(CorpusLines.GROUP), false, mining);
    }

    private static <T> T agreed(
            String what,
            List<CatalogueEntry> works,
            Function<CatalogueEntry, T> of,
            Function<T, String> text,
            T unstated,
            Optional<T> said) {
        Optional<T> agreed = said;
        String by = "you";
        for (CatalogueEntry work : works) {
            T own = of.apply(work);
            boolean open = own.equals(unstated) && said.isPresent();
            if (agreed.isPresent() && !open && !agreed.get().equals(own)) {
                throw new IllegalArgumentException("one corpus has one " + what + ", found \""
                        + text.apply(agreed.get()) + "\" (" + by + ") and \"" + text.apply(own) + "\" ("
                        + work.id() + ")");
            }
            if (agreed.isEmpty()) {
                agreed = Optional.of(own);
                by = work.id();
            }
        }
        return agreed.orElse(unstated);
    }

    /**
     * These terms with what a file says itself: of each purpose the stricter. Only whoever states own work has the last
     * word, on the purposes that are named here.
     */
    CorpusDescriptor and(MiningTerms own) {
        MiningTerms both = licence instanceof Licence.OwnWork ? mining.over(own) : mining.and(own);
        return new CorpusDescriptor(name, files, tradition, licence, source, group, onePerGroup, both);
    }

    /** Whether the file is meant. */
    public boolean describes(Path file) {
        return FileSystems.getDefault()
                .getPathMatcher(glob(files))
                .matches(file.toAbsolutePath().normalize());
    }

    private static String glob(String files) {
        return "glob:" + (files.startsWith("**") || files.startsWith("/") ? "" : "**/") + files;
    }

    /**
     * Reads a descriptor.
     *
     * @throws CorpusException naming the file, what was found in it and what is accepted
     */
    public static CorpusDescriptor read(Path file) throws IOException, CorpusException {
        if (Files.size(file) > MAX_BYTES) {
            throw new CorpusException(file + ": a descriptor has at most " + MAX_BYTES + " bytes");
        }
        try {
            return parse(JSON.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw new CorpusException(file + ": not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CorpusException(file + ": " + e.getMessage(), e);
        }
    }

    /** Reads the descriptors of a folder, its files named {@code *.json}, in order of name. */
    public static List<CorpusDescriptor> readAll(Path folder) throws IOException, CorpusException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<CorpusDescriptor> descriptors = new ArrayList<>();
        for (Path file : files) {
            descriptors.add(read(file));
        }
        return List.copyOf(descriptors);
    }

    /** The descriptor as a file, members that say nothing left out. */
    public byte[] toJson() {
        ObjectNode node = JSON.createObjectNode()
                .put("name", name)
                .put("files", files)
                .put("tradition", tradition.id())
                .put("licence", licence.text())
                .put("source", source);
        group.ifPresent(attribute -> node.put("group", attribute).put("onePerGroup", onePerGroup));
        mining.addTo(node);
        mining.purposesJson().ifPresent(purposes -> node.set(MiningTerms.PURPOSES, purposes));
        return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static CorpusDescriptor parse(JsonNode node) {
        Set<String> found = new TreeSet<>();
        node.fieldNames().forEachRemaining(found::add);
        if (!found.containsAll(REQUIRED) || !MEMBERS.containsAll(found)) {
            throw new IllegalArgumentException("a descriptor has the members " + new TreeSet<>(REQUIRED)
                    + " and may have files, group, onePerGroup, "
                    + String.join(", ", new TreeSet<>(MiningTerms.MEMBERS)) + "; found " + found);
        }
        JsonNode one = node.path("onePerGroup");
        if (!one.isMissingNode() && !one.isBoolean()) {
            throw new IllegalArgumentException("\"onePerGroup\" is true or false, found " + one);
        }
        return new CorpusDescriptor(
                text(node, "name"),
                StrictJson.text(node, "files").orElse("**"),
                new Tradition(text(node, "tradition")),
                Licence.parse(text(node, "licence")),
                text(node, "source"),
                StrictJson.text(node, "group"),
                one.asBoolean(),
                MiningTerms.read(node));
    }

    private static String text(JsonNode node, String member) {
        return StrictJson.text(node, member).orElseThrow();
    }
}
