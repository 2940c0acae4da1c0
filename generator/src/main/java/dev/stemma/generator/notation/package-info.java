/**
 * Music files in and out. Each format has a package with a reader and a writer; what they share is here: one exception,
 * one set of limits, and how written bar lines become the pickup and metres of a melody.
 */
package dev.stemma.generator.notation;
