package dev.stemma.studio.cli;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A manifest store that nobody signed, box by box: readable, and never valid. */
final class HandmadeStore {
    private static final String TYPE_SUFFIX = "00110010800000aa00389b71";

    private final List<byte[]> manifests = new ArrayList<>();

    /** A manifest with a title, a further assertion as JSON, and ingredients that name other manifests by label. */
    HandmadeStore manifest(String label, String title, String json, String... ingredients) {
        List<byte[]> assertions = new ArrayList<>();
        assertions.add(superbox("json", "com.example.note", box("json", json.getBytes(StandardCharsets.UTF_8))));
        for (int i = 0; i < ingredients.length; i++) {
            assertions.add(cbor(
                    "cbor",
                    i == 0 ? "c2pa.ingredient.v3" : "c2pa.ingredient.v3__" + i,
                    CborMap.builder()
                            .put("relationship", i == 0 ? "parentOf" : "componentOf")
                            .put("dc:title", title)
                            .put("activeManifest", reference("self#jumbf=/c2pa/" + ingredients[i]))
                            .put("validationResults", CborMap.EMPTY)
                            .build()));
        }
        CborMap claim = CborMap.builder()
                .put("instanceID", "xmp:iid:1")
                .put(
                        "claim_generator_info",
                        CborMap.builder().put("name", title).build())
                .put("signature", "self#jumbf=/c2pa/" + label + "/c2pa.signature")
                .put("created_assertions", List.of(reference("self#jumbf=c2pa.assertions/com.example.note")))
                .put("dc:title", title)
                .build();
        manifests.add(superbox(
                "c2ma",
                label,
                superbox("c2as", "c2pa.assertions", assertions.toArray(byte[][]::new)),
                cbor("c2cl", "c2pa.claim.v2", claim)));
        return this;
    }

    byte[] bytes() {
        return superbox("c2pa", "c2pa", manifests.toArray(byte[][]::new));
    }

    private static CborMap reference(String url) {
        return CborMap.builder().put("url", url).put("hash", new byte[32]).build();
    }

    private static byte[] cbor(String type, String label, CborValue content) {
        return superbox(type, label, box("cbor", CborWriter.write(content)));
    }

    private static byte[] superbox(String type, String label, byte[]... contents) {
        ByteArrayOutputStream description = new ByteArrayOutputStream();
        description.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        description.writeBytes(HexFormat.of().parseHex(TYPE_SUFFIX));
        description.write(3);
        description.writeBytes(label.getBytes(StandardCharsets.UTF_8));
        description.write(0);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(box("jumd", description.toByteArray()));
        for (byte[] each : contents) {
            content.writeBytes(each);
        }
        return box("jumb", content.toByteArray());
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }
}
