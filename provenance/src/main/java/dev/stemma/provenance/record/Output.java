package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something left the workshop: the version of the entry's base, in a form of its own. */
public sealed interface Output extends Operation {
    /**
     * It was made to sound.
     *
     * <p>{@code {mediaType: text, content: bstr, settings: {* text => text}}}
     *
     * @param content digest of the file without credentials
     * @param settings with which it can be made again
     */
    record Rendered(String mediaType, Digest content, SortedMap<String, String> settings) implements Output {
        static final String KIND = "rendered";

        public Rendered {
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return CborMap.builder()
                    .put("mediaType", mediaType)
                    .put("content", content.bytes())
                    .put("settings", Fields.of(settings))
                    .build();
        }

        static Rendered read(Fields fields) throws JournalException {
            return new Rendered(fields.text("mediaType"), fields.digest("content"), fields.texts("settings"));
        }
    }

    /**
     * It was written as a score.
     *
     * <p>{@code {mediaType: text, content: bstr}}
     *
     * @param content digest of the file without credentials
     */
    record Exported(String mediaType, Digest content) implements Output {
        static final String KIND = "exported";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return CborMap.builder()
                    .put("mediaType", mediaType)
                    .put("content", content.bytes())
                    .build();
        }

        static Exported read(Fields fields) throws JournalException {
            return new Exported(fields.text("mediaType"), fields.digest("content"));
        }
    }

    /**
     * A file with it was signed.
     *
     * <p>{@code {manifest: text, file: bstr}}
     *
     * @param manifest URN of the manifest
     * @param file digest of the signed file, or of the credentials beside it
     */
    record Signed(String manifest, Digest file) implements Output {
        static final String KIND = "signed";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return CborMap.builder()
                    .put("manifest", manifest)
                    .put("file", file.bytes())
                    .build();
        }

        static Signed read(Fields fields) throws JournalException {
            return new Signed(fields.text("manifest"), fields.digest("file"));
        }
    }
}
