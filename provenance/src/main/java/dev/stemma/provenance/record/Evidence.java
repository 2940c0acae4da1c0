package dev.stemma.provenance.record;

/**
 * What it takes to see that the model wrote a note.
 *
 * @param draw number of the draw that gave its rhythm; its pitch is the next
 * @param particle which of the melodies drawn side by side these draws were for
 * @param logProbability natural logarithm of the model's probability of rhythm and pitch, before temperature and constraints
 * @param rank place of its pitch among all pitches by the model's probability, 1 = likeliest
 * @param rhythms how many rhythm tokens the constraints left
 * @param pitches how many pitches the constraints left
 */
public record Evidence(int draw, int particle, double logProbability, int rank, int rhythms, int pitches) {}
