package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What goes on, told to all pages that listen. Telling never waits: who does not keep up is let go, and comes again. For any
 * number of threads.
 */
final class Events {
    /** Each holds a thread of the server. */
    private static final int MOST_LISTENERS = 16;

    private static final int MOST_WAITING = 512;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A page that listens, until it is closed. */
    final class Listener implements AutoCloseable {
        private static final String END = "";

        private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

        private void tell(String event) {
            if (!waiting.offer(event)) {
                end();
            }
        }

        private void end() {
            listeners.remove(this);
            waiting.clear();
            waiting.add(END);
        }

        /** The next event, empty if there is none for a while; nothing once this listener was let go. */
        Optional<String> next(long patienceMillis) throws InterruptedException, Ended {
            String event = waiting.poll(patienceMillis, TimeUnit.MILLISECONDS);
            if (END.equals(event)) {
                throw new Ended();
            }
            return Optional.ofNullable(event);
        }

        @Override
        public void close() {
            listeners.remove(this);
        }
    }

    /** There will be no more. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** A new listener; nothing if there are too many. */
    synchronized Optional<Listener> listen() {
        if (closed || listeners.size() >= MOST_LISTENERS) {
            return Optional.empty();
        }
        Listener listener = new Listener();
        listeners.add(listener);
        return Optional.of(listener);
    }

    /** Tells an {@code Event} of the API. */
    void tell(ObjectNode event) {
        String text = event.toString();
        listeners.forEach(listener -> listener.tell(text));
    }

    /** Tells how far a task is. */
    void progress(String task, double done, double of) {
        tell(event("progress").put("task", task).put("done", done).put("of", of));
    }

    /** Tells that a piece has changed. */
    void changed(UUID piece) {
        tell(event("piece").put("piece", piece.toString()));
    }

    static ObjectNode event(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    /** Lets all listeners go. */
    synchronized void close() {
        closed = true;
        listeners.forEach(Listener::end);
    }
}
