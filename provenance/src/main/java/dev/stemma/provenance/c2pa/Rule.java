package dev.stemma.provenance.c2pa;

/** One thing that a verification looks at. It adds what it finds to the examination and never throws. */
interface Rule {
    void apply(Examination examination);
}
