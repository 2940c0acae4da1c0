package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.BitsPerNote;

/**
 * How well a trained model predicts the tokens of one melody, and what of the melody its tokens cannot say.
 *
 * @param bits of the notes that were encoded; nothing if none was
 * @param notesLeft notes in stretches too short to be encoded
 * @param stretchesLeft how many such stretches, each in one key
 * @param durationsRounded encoded notes whose duration is not in the vocabulary: the nearest stands for it
 * @param pitchesMoved encoded notes outside the vocabulary's range: another octave stands for them
 */
public record TokenScore(
        String name, BitsPerNote bits, int notesLeft, int stretchesLeft, int durationsRounded, int pitchesMoved) {}
