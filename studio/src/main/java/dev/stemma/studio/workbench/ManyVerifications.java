package dev.stemma.studio.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Verifies many files, several at a time, and hands over what is to be said of each in the order of the files. A verdict,
 * with the store that it read, lasts as long as it takes to say that.
 */
public final class ManyVerifications {
    /** How many files each thread may be ahead of the one that is awaited. */
    private static final int AHEAD = 8;

    private final FileVerifier verifier;
    private final int threads;

    public ManyVerifications(FileVerifier verifier, int threads) {
        this.verifier = verifier;
        this.threads = threads;
    }

    /**
     * Verifies them all.
     *
     * @param report what is to be said of a file; runs on any thread
     * @param reports takes what is said, on this thread; what it throws ends the work
     */
    public <R> void run(List<FilesToVerify.Subject> files, Function<Examined, R> report, Consumer<R> reports) {
        if (files.size() == 1) {
            reports.accept(report.apply(examine(files.get(0))));
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Deque<Future<R>> pending = new ArrayDeque<>();
            for (FilesToVerify.Subject file : files) {
                if (pending.size() == AHEAD * threads) {
                    reports.accept(get(pending.remove()));
                }
                pending.add(pool.submit(() -> report.apply(examine(file))));
            }
            for (Future<R> each : pending) {
                reports.accept(get(each));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Examined examine(FilesToVerify.Subject file) {
        try {
            if (file.found()) {
                return verifier.verifyIfKnown(file.path())
                        .<Examined>map(verdict -> new Examined.Verified(file, verdict))
                        .orElseGet(() -> new Examined.OfNoKnownKind(file));
            }
            return new Examined.Verified(file, verifier.verify(file.path()));
        } catch (WorkbenchException e) {
            return new Examined.Unopened(file, e);
        }
    }

    private static <R> R get(Future<R> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while files are verified", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a file could not be verified: " + e.getCause(), e.getCause());
        }
    }
}
