package dev.stemma.provenance.asset;

import dev.stemma.provenance.asset.SafeTensors.Tensor;
import dev.stemma.provenance.asset.SafeTensorsHeader.Entry;
import dev.stemma.provenance.asset.SafeTensorsHeader.Metadata;
import dev.stemma.provenance.asset.SafeTensorsHeader.Text;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one SafeTensors file. Memory is bounded by the file's own size and a header of {@link SafeTensors#HEADER_LIMIT}. */
final class SafeTensorsReader {
    private final byte[] file;

    SafeTensorsReader(byte[] file) {
        this.file = file;
    }

    SafeTensors read() {
        SafeTensorsHeader header = SafeTensorsHeader.read(ByteSource.of(file));
        SortedMap<String, String> metadata = new TreeMap<>();
        for (Text text : header.metadata().map(Metadata::texts).orElse(List.of())) {
            if (metadata.put(text.key(), text.text()) != null) {
                throw new AssetException(text.member().start(), "the header has \"" + text.key() + "\" twice");
            }
        }
        return new SafeTensors(metadata, slices(header.entries(), Long.BYTES + header.length()));
    }

    /** Cuts the data; checks that the tensors cover it from its first byte to its last, each once. */
    private SortedMap<String, Tensor> slices(List<Entry> found, int dataStart) {
        long dataLength = (long) file.length - dataStart;
        List<Entry> entries = new ArrayList<>(found);
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        long covered = 0;
        for (Entry entry : entries) {
            String of = "tensor \"" + entry.name() + "\" at data_offsets [" + entry.begin() + ", " + entry.end() + "]";
            if (entry.begin() != covered || entry.end() < covered || entry.end() > dataLength) {
                throw new AssetException(
                        dataStart + Math.min(covered, dataLength),
                        of + ": expected to begin at " + covered + " and to end by " + dataLength
                                + "; tensors follow one another without gap or overlap");
            }
            int length = (int) (entry.end() - entry.begin());
            try {
                ByteBuffer data = ByteBuffer.wrap(file, (int) (dataStart + entry.begin()), length);
                tensors.put(entry.name(), new Tensor(entry.type(), entry.shape(), data));
            } catch (IllegalArgumentException e) {
                throw new AssetException(dataStart + entry.begin(), of + ": " + e.getMessage());
            }
            covered = entry.end();
        }
        if (covered != dataLength) {
            throw new AssetException(
                    dataStart + covered, (dataLength - covered) + " bytes follow the last tensor, expected none");
        }
        return tensors;
    }
}
