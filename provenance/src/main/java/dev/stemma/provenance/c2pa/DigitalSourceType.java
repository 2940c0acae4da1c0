package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.Collection;

/** How content came about: terms of the vocabularies of IPTC and C2PA that melodies, their renderings and models need. */
public enum DigitalSourceType {
    /** Made by a trained model. */
    TRAINED_ALGORITHMIC_MEDIA("trainedAlgorithmicMedia"),
    /** Made by a person and a trained model together. */
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA("compositeWithTrainedAlgorithmicMedia"),
    /** Made by an algorithm without training data, e.g. a synthesizer. */
    ALGORITHMIC_MEDIA("algorithmicMedia"),
    /** Changed by a person. */
    HUMAN_EDITS("humanEdits"),
    /** Made by a person with digital tools. */
    DIGITAL_CREATION("digitalCreation"),
    /** Put together from parts of which one at least is synthetic. */
    COMPOSITE_SYNTHETIC("compositeSynthetic"),
    /** Made by a program from data, e.g. a list of works. */
    DATA_DRIVEN_MEDIA("dataDrivenMedia"),
    /** Data that training made, and no medium: the numbers of a model. */
    TRAINED_ALGORITHMIC_DATA("http://c2pa.org/digitalsourcetype/", "trainedAlgorithmicData");

    private final String uri;

    DigitalSourceType(String term) {
        this("http://cv.iptc.org/newscodes/digitalsourcetype/", term);
    }

    DigitalSourceType(String vocabulary, String term) {
        this.uri = vocabulary + term;
    }

    /** How the notes of a version came about, by the origins that follow from its journal. */
    public static DigitalSourceType of(Journal journal, Version version) {
        Collection<TracedNote> notes = version.notes();
        if (notes.stream().noneMatch(journal::isFromModel)) {
            return notes.stream().allMatch(note -> note.origin() == Origin.HUMAN) ? DIGITAL_CREATION : HUMAN_EDITS;
        }
        return notes.stream().allMatch(note -> journal.isFromModel(note) && note.origin() != Origin.EDITED)
                ? TRAINED_ALGORITHMIC_MEDIA
                : COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
    }

    /** The term's address, as written in assertions. */
    public String uri() {
        return uri;
    }
}
