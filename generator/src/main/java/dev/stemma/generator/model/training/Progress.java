package dev.stemma.generator.model.training;

import java.util.Map;

/** Hears how training goes on. */
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = new Progress() {};

    /** Training begins. */
    default void begun(TrainingPlan plan) {}

    /** An interrupted training goes on after this epoch. */
    default void resumed(int epoch) {}

    /** Where the network is, at the start and after every epoch of this run. */
    default void reached(EpochState state) {}

    /** {@code done} of {@code all} steps of an epoch (from 1) are behind. */
    default void step(int epoch, int done, int all) {}

    /**
     * An epoch is behind.
     *
     * @param bitsPerNote on held-out works, by tradition
     * @param best whether no epoch before was as good
     */
    default void epoch(int epoch, Map<String, Double> bitsPerNote, double mean, boolean best) {}
}
