package dev.stemma.provenance.c2pa;

/** How content came about: terms of the IPTC vocabulary that melodies and their renderings need. */
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
    COMPOSITE_SYNTHETIC("compositeSynthetic");

    private final String term;

    DigitalSourceType(String term) {
        this.term = term;
    }

    /** The term's address, as written in assertions. */
    public String uri() {
        return "http://cv.iptc.org/newscodes/digitalsourcetype/" + term;
    }
}
