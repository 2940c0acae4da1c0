package dev.stemma.studio.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be entered in a log.
 *
 * @param log its folder
 * @param directory against which names are resolved
 * @param names files with credentials, folders of them, folders of models, lists of works
 * @param sessions whether the journals of files are entered rather than the files
 * @param amends an earlier entry that is corrected by the one file named, or revoked where none is named
 * @param note why, kept apart from the log
 * @param identity who says it
 */
public record LogAppend(
        Path log,
        Path directory,
        List<Path> names,
        boolean sessions,
        Optional<Long> amends,
        Optional<String> note,
        Optional<String> identity) {
    public LogAppend {
        names = List.copyOf(names);
    }

    /**
     * What was entered.
     *
     * @param log name of the log
     * @param size how many entries it has now
     * @param added in the order of what was named, a correction or revocation last
     */
    public record Done(String log, long size, List<Added> added) {
        public Done {
            added = List.copyOf(added);
        }
    }

    /**
     * One entry.
     *
     * @param path what it is about; nothing of a correction or a revocation
     * @param kind in one word
     * @param index its place in the log, from 0
     * @param before whether it was there already
     */
    public record Added(Optional<Path> path, String kind, long index, boolean before) {}
}
