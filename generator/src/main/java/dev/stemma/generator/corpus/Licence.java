package dev.stemma.generator.corpus;

import java.util.Arrays;

/** The terms on which a work may be used. {@link #text} writes one as a line, {@link #parse} reads it back. */
public sealed interface Licence {
    /** What is assumed where nobody said anything: nothing is allowed. */
    Licence NOT_STATED = new Other("not stated");

    /** Whether a model that learnt from the work may be given away, for any use. */
    boolean allowsTraining();

    /** One line: {@code CC0-1.0}, {@code public-domain: composer died 1738}, {@code own-work: the composer}. */
    String text();

    /** A licence with an SPDX identifier. */
    enum Standard implements Licence {
        CC0_1_0("CC0-1.0", true),
        PDDL_1_0("PDDL-1.0", true),
        CC_BY_3_0("CC-BY-3.0", true),
        CC_BY_4_0("CC-BY-4.0", true),
        ODC_BY_1_0("ODC-By-1.0", true),
        MIT("MIT", true),
        APACHE_2_0("Apache-2.0", true),
        CC_BY_SA_3_0("CC-BY-SA-3.0", false),
        CC_BY_SA_4_0("CC-BY-SA-4.0", false),
        CC_BY_ND_4_0("CC-BY-ND-4.0", false),
        CC_BY_NC_4_0("CC-BY-NC-4.0", false),
        CC_BY_NC_SA_4_0("CC-BY-NC-SA-4.0", false),
        CC_BY_NC_ND_4_0("CC-BY-NC-ND-4.0", false),
        ODBL_1_0("ODbL-1.0", false),
        GPL_3_0("GPL-3.0-only", false);

        private final String spdx;
        private final boolean allowsTraining;

        Standard(String spdx, boolean allowsTraining) {
            this.spdx = spdx;
            this.allowsTraining = allowsTraining;
        }

        @Override
        public boolean allowsTraining() {
            return allowsTraining;
        }

        @Override
        public String text() {
            return spdx;
        }
    }

    /**
     * Nobody's property any more.
     *
     * @param ground why: {@code melody printed 1778}
     */
    record PublicDomain(String ground) implements Licence {
        private static final String PREFIX = "public-domain: ";

        public PublicDomain {
            ground = Text.required("the ground of public domain", ground);
        }

        @Override
        public boolean allowsTraining() {
            return true;
        }

        @Override
        public String text() {
            return PREFIX + ground;
        }
    }

    /** The work of the person who trains with it, or who handed it over for that. */
    record OwnWork(String holder) implements Licence {
        private static final String PREFIX = "own-work: ";

        public OwnWork {
            holder = Text.required("the holder of the rights", holder);
        }

        @Override
        public boolean allowsTraining() {
            return true;
        }

        @Override
        public String text() {
            return PREFIX + holder;
        }
    }

    /** Terms that are not known here, kept as they are worded. They allow nothing until somebody has read them. */
    record Other(String text) implements Licence {
        public Other {
            text = Text.required("a licence", text);
        }

        @Override
        public boolean allowsTraining() {
            return false;
        }
    }

    /**
     * Reads what {@link #text} writes; an SPDX identifier in any case; anything else as {@link Other}.
     *
     * @throws IllegalArgumentException if the text is blank or {@code public-domain} comes without its ground
     */
    static Licence parse(String line) {
        String text = Text.required("a licence", line);
        if (text.startsWith(PublicDomain.PREFIX)) {
            return new PublicDomain(text.substring(PublicDomain.PREFIX.length()));
        }
        if (text.startsWith(OwnWork.PREFIX)) {
            return new OwnWork(text.substring(OwnWork.PREFIX.length()));
        }
        if (text.equals(PublicDomain.PREFIX.strip()) || text.equals("public-domain")) {
            throw new IllegalArgumentException(
                    "public domain needs its ground, such as \"public-domain: melody printed 1778\"");
        }
        if (text.equals(OwnWork.PREFIX.strip()) || text.equals("own-work")) {
            throw new IllegalArgumentException("own work needs its holder, such as \"own-work: the composer\"");
        }
        return Arrays.stream(Standard.values())
                .filter(standard -> standard.spdx.equalsIgnoreCase(text))
                .map(Licence.class::cast)
                .findFirst()
                .orElseGet(() -> new Other(text));
    }
}
