package dev.stemma.benchmarks;

/** One of several ways to do the same work, measured in turns. */
interface Contender {
    /** Lower case, as in the report. */
    String name();

    /**
     * Does a stretch of the work.
     *
     * @return microseconds of CPU time per step, all threads of its process counted
     */
    double measure();
}
