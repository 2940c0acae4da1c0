package dev.stemma.generator.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text file cut into lines, as bytes. */
final class TextLines {
    private TextLines() {}

    /** The lines with their endings (LF, CR LF or CR), which together are the file. */
    static List<byte[]> of(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            boolean ends = file[i] == '\n' || (file[i] == '\r' && (i + 1 == file.length || file[i + 1] != '\n'));
            if (ends) {
                lines.add(Arrays.copyOfRange(file, start, i + 1));
                start = i + 1;
            }
        }
        if (start < file.length) {
            lines.add(Arrays.copyOfRange(file, start, file.length));
        }
        return lines;
    }
}
