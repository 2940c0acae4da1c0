package dev.stemma.studio.cli;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Operation;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** An entry of a journal as a forger tells it: its place in the chain, and those of others, are worked out afterwards. */
final class ForgedEntry {
    Actor actor;
    Instant time;
    Operation operation;

    /** On whose version it works; {@code null} only of the first. */
    ForgedEntry base;

    /** By which generation of the file it is told, from 0. */
    int generation;

    /** What is done to its fields when all else is in order. */
    UnaryOperator<CborMap> fields = map -> map;

    /** The number that it had, by which other entries name it; -1 of one that the forger invented. */
    final int number;

    ForgedEntry(int number, int generation, Actor actor, Instant time, ForgedEntry base, Operation operation) {
        this.number = number;
        this.generation = generation;
        this.actor = actor;
        this.time = time;
        this.base = base;
        this.operation = operation;
    }

    static ForgedEntry of(Entry entry, int generation, ForgedEntry base) {
        return new ForgedEntry(entry.index(), generation, entry.actor(), entry.time(), base, entry.operation());
    }

    /** Another like it, made up. */
    ForgedEntry followedBy(Operation next) {
        return new ForgedEntry(-1, generation, actor, time, this, next);
    }

    <T extends Operation> T as(Class<T> kind) {
        return kind.cast(operation);
    }
}
