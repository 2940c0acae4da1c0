package dev.stemma.studio.workbench;

/**
 * A file that was signed for somebody to take along.
 *
 * @param name that says what it is, and is safe as the name of a file
 */
public record SignedFile(String name, byte[] content, String mediaType) {}
