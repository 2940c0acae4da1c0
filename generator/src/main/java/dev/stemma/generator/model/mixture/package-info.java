/**
 * One prediction out of many: members give distributions and say how certain they are, learned weights combine them.
 */
package dev.stemma.generator.model.mixture;
