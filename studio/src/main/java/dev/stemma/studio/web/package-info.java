/**
 * The studio's server: pages and their API on loopback, a class for each group of routes of {@code openapi.yaml}, over {@link
 * dev.stemma.studio.workbench} like the command line.
 */
package dev.stemma.studio.web;
