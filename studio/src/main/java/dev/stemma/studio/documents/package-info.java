/**
 * The JSON documents that the command line prints and the pages are given: one form for both, so that whoever reads the one
 * can read the other.
 */
package dev.stemma.studio.documents;
