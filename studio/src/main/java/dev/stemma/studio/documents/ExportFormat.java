package dev.stemma.studio.documents;

import dev.stemma.provenance.label.ModelSignature;
import dev.stemma.provenance.label.ProvFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** In what form of another field something is told, by the name of the form. */
public enum ExportFormat {
    /** The notation of W3C PROV, for people. */
    PROV_N("prov-n", Subject.FILE, ProvFormat.NOTATION.ending(), ProvFormat.NOTATION.mediaType()),
    /** W3C PROV for linked data. */
    PROV_JSONLD("prov-jsonld", Subject.FILE, ProvFormat.JSON_LD.ending(), ProvFormat.JSON_LD.mediaType()),
    /** W3C PROV as most programs read it. */
    PROV_JSON("prov-json", Subject.FILE, ProvFormat.JSON.ending(), ProvFormat.JSON.mediaType()),
    /** W3C Verifiable Credential 2.0, signed. */
    VC("vc", Subject.FILE, ".vc.json", "application/vc"),
    /** What a DDEX ERN 4.3.2 message says of generative AI. */
    DDEX("ddex", Subject.FILE, ".ddex.xml", "application/xml"),
    /** OpenSSF Model Signing 1.0, signed. */
    OPENSSF("openssf", Subject.MODEL, ".sig", ModelSignature.MEDIA_TYPE),
    /** SPDX 3.0.1. */
    SPDX("spdx", Subject.MODEL_OR_DATASET, ".spdx.json", SpdxJson.MEDIA_TYPE),
    /** Croissant 1.1. */
    CROISSANT("croissant", Subject.DATASET, ".croissant.json", CroissantJson.MEDIA_TYPE);

    /** What a document in a form is about. */
    public enum Subject {
        /** The record of any signed file. */
        FILE,
        /** A model in its folder. */
        MODEL,
        /** A list of works. */
        DATASET,
        /** Either. */
        MODEL_OR_DATASET
    }

    private final String id;
    private final Subject subject;
    private final String ending;
    private final String mediaType;

    ExportFormat(String id, Subject subject, String ending, String mediaType) {
        this.id = id;
        this.subject = subject;
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** The form of that name. */
    public static Optional<ExportFormat> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    /** All names, for people. */
    public static String names() {
        return Arrays.stream(values()).map(each -> each.id).collect(Collectors.joining(", "));
    }

    public String id() {
        return id;
    }

    public Subject subject() {
        return subject;
    }

    /** How names of such documents end, with the dot. */
    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }
}
