package dev.stemma.provenance.asset;

import java.util.List;
import java.util.stream.Collectors;

/** What lies in a range of a SafeTensors file, in words: {@code the header; the tensor lstm.weights}. */
final class SafeTensorsPassage {
    private static final int MAX_TENSORS = 6;

    private SafeTensorsPassage() {}

    static String describe(SafeTensorsHeader header, ByteRange range) {
        long data = Long.BYTES + (long) header.length();
        List<String> tensors = header.entries().stream()
                .filter(entry -> ByteRange.between(data + entry.begin(), data + entry.end())
                        .overlaps(range))
                .map(SafeTensorsHeader.Entry::name)
                .toList();
        String names = tensors.stream().limit(MAX_TENSORS).collect(Collectors.joining(", "));
        String more = tensors.size() > MAX_TENSORS ? " and " + (tensors.size() - MAX_TENSORS) + " more" : "";
        String inData = tensors.isEmpty() ? "" : (tensors.size() == 1 ? "the tensor " : "the tensors ") + names + more;
        if (range.start() >= data) {
            return inData;
        }
        return inData.isEmpty() ? "the header" : "the header; " + inData;
    }
}
