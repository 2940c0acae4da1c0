package dev.stemma.generator.model;

/**
 * A run of notes that a melody and a work share, as long as it goes on in both.
 *
 * @param work number of the work, as {@code dataset.json} lists it, from 0
 * @param position number of the run's first note in the work, from 0, counted over its melodies in order
 * @param from number of the run's first note in the melody, from 0
 * @param notes how many it has
 */
public record SharedRun(int work, int position, int from, int notes) {}
