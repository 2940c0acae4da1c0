package dev.stemma.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** Microseconds of CPU time per step, by contender and round, after two rounds to warm up. */
    static Map<String, double[]> inTurns(List<Contender> contenders, int rounds) {
        Map<String, double[]> figures = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            contender.measure();
            contender.measure();
            figures.put(contender.name(), new double[rounds]);
        }
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : contenders) {
                figures.get(contender.name())[round] = contender.measure();
            }
        }
        return figures;
    }
}
