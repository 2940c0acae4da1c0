package dev.stemma.studio.workbench;

import dev.stemma.provenance.record.Actor;

/**
 * Who works on a piece.
 *
 * @param actor as the journal names him or her
 * @param identity by name
 */
record Worker(Actor actor, String identity) {}
