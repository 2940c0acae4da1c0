package dev.stemma.studio.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The pieces that lie open, each for one caller at a time. Those that nobody touches for a moment are closed, so that others
 * on this machine can work on them; so are those that have been left longest where many are open.
 */
final class OpenPieces implements AutoCloseable {
    private static final int MOST = 32;
    private static final long IDLE_MILLIS = 2_000;

    /** A place for a piece. */
    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock(true);
        private Optional<DeskPiece> piece = Optional.empty();
        private int users;
        private long lastUsed;
    }

    /** Opens a piece. */
    interface Opener {
        DeskPiece open() throws WorkbenchException;
    }

    /** Something that is done with a piece. */
    interface Work<T> {
        T with(DeskPiece piece) throws WorkbenchException;
    }

    private final Map<UUID, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "desk");
        thread.setDaemon(true);
        return thread;
    });

    OpenPieces() {
        sweeper.scheduleWithFixedDelay(this::sweep, IDLE_MILLIS, IDLE_MILLIS / 2, TimeUnit.MILLISECONDS);
    }

    /**
     * Does something with a piece while nobody else does. If it fails the piece is closed: what is on the disk counts.
     *
     * @param opener if it is not open yet
     */
    <T> T with(UUID id, Opener opener, Work<T> work) throws WorkbenchException {
        Slot slot = enter(id);
        slot.lock.lock();
        boolean done = false;
        try {
            if (slot.piece.isEmpty()) {
                slot.piece = Optional.of(opener.open());
            }
            T result = work.with(slot.piece.get());
            done = true;
            return result;
        } finally {
            if (!done) {
                close(slot);
            }
            slot.lock.unlock();
            leave(slot);
        }
    }

    private synchronized Slot enter(UUID id) {
        Slot slot = slots.computeIfAbsent(id, absent -> new Slot());
        slot.users++;
        return slot;
    }

    private void leave(Slot slot) {
        List<Slot> surplus = new ArrayList<>();
        synchronized (this) {
            slot.users--;
            slot.lastUsed = System.nanoTime();
            for (Slot each : slots.values()) {
                if (slots.size() - surplus.size() > MOST && each.users == 0) {
                    surplus.add(each);
                }
            }
        }
        surplus.forEach(this::closeUnlessBusy);
    }

    private void sweep() {
        List<Slot> idle;
        synchronized (this) {
            long now = System.nanoTime();
            idle = slots.values().stream()
                    .filter(slot ->
                            slot.users == 0 && TimeUnit.NANOSECONDS.toMillis(now - slot.lastUsed) >= IDLE_MILLIS)
                    .toList();
        }
        idle.forEach(this::closeUnlessBusy);
    }

    private void closeUnlessBusy(Slot slot) {
        if (slot.lock.tryLock()) {
            try {
                close(slot);
            } finally {
                slot.lock.unlock();
            }
            synchronized (this) {
                slots.values().removeIf(each -> each == slot && each.users == 0 && each.piece.isEmpty());
            }
        }
    }

    /** Closes the pieces that are meant, as soon as nobody uses them. */
    void release(Predicate<DeskPiece> meant) {
        List<Slot> all;
        synchronized (this) {
            all = List.copyOf(slots.values());
        }
        for (Slot slot : all) {
            slot.lock.lock();
            try {
                if (slot.piece.filter(meant).isPresent()) {
                    close(slot);
                }
            } finally {
                slot.lock.unlock();
            }
        }
    }

    private static void close(Slot slot) {
        Optional<DeskPiece> piece = slot.piece;
        slot.piece = Optional.empty();
        if (piece.isPresent()) {
            try {
                piece.get().close();
            } catch (WorkbenchException closedAnyway) {
                // All that happened was forced to the disk when it happened.
            }
        }
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
        release(piece -> true);
    }
}
