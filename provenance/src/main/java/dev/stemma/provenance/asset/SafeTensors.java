package dev.stemma.provenance.asset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Named tensors and text metadata, as a SafeTensors file holds them. Immutable; every {@code with} returns a new value.
 *
 * <pre>
 *     0   8 bytes   N: length of the header, unsigned, little-endian
 *     8   N bytes   JSON object in UTF-8, then spaces:
 *                   {"__metadata__": {"key": "text"}, "name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}
 *   8+N             the tensors, little-endian, row by row; offsets count from here
 * </pre>
 *
 * <p>The reader is strict, as the format demands: keys are unique, the tensors cover the data without gap or overlap,
 * nothing follows them. What is written is a function of the content alone: metadata and tensors sorted by name in the
 * header; in the data, wider elements first and then by name, so that each tensor is aligned.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">SafeTensors format</a>
 */
public final class SafeTensors {
    /** Longest header that is read, in bytes; credentials live there too. The format allows 100 MB. */
    public static final int HEADER_LIMIT = 16 << 20;

    /** No tensors, no metadata. */
    public static final SafeTensors EMPTY = new SafeTensors(new TreeMap<>(), new TreeMap<>());

    private final SortedMap<String, String> metadata;
    private final SortedMap<String, Tensor> tensors;

    SafeTensors(SortedMap<String, String> metadata, SortedMap<String, Tensor> tensors) {
        this.metadata = Collections.unmodifiableSortedMap(metadata);
        this.tensors = Collections.unmodifiableSortedMap(tensors);
    }

    /** The type of a tensor's elements, named as in the header. */
    public enum ElementType {
        BOOL(1),
        U8(1),
        I8(1),
        U16(2),
        I16(2),
        F16(2),
        BF16(2),
        U32(4),
        I32(4),
        F32(4),
        U64(8),
        I64(8),
        F64(8);

        private final int bytes;

        ElementType(int bytes) {
            this.bytes = bytes;
        }

        /** Size of one element. */
        public int bytes() {
            return bytes;
        }
    }

    /**
     * Elements in row-major order.
     *
     * @param shape the dimensions, outermost first; empty for a single number
     * @param data the elements, little-endian: each call gives a fresh read-only view
     */
    public record Tensor(ElementType type, List<Long> shape, ByteBuffer data) {
        public Tensor {
            shape = List.copyOf(shape);
            data = data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
            long expected = byteCount(type, shape);
            if (data.remaining() != expected) {
                throw new IllegalArgumentException(
                        "shape " + shape + " of " + type + " takes " + expected + " bytes, found " + data.remaining());
            }
        }

        @Override
        public ByteBuffer data() {
            return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }

        /** Bytes that a shape takes. */
        static long byteCount(ElementType type, List<Long> shape) {
            long count = type.bytes();
            for (long dimension : shape) {
                if (dimension < 0) {
                    throw new IllegalArgumentException("a dimension is not negative, found " + dimension);
                }
                try {
                    count = Math.multiplyExact(count, dimension);
                } catch (ArithmeticException e) {
                    throw new IllegalArgumentException("shape " + shape + " is larger than any file", e);
                }
            }
            return count;
        }
    }

    /**
     * Reads a whole file.
     *
     * @param file its bytes; they are not copied and must not change
     * @throws AssetException if it is not a SafeTensors file, saying where and why
     */
    public static SafeTensors read(byte[] file) {
        return new SafeTensorsReader(file).read();
    }

    /** The whole file; equal content gives equal bytes. */
    public byte[] write() {
        return SafeTensorsWriter.write(this);
    }

    /** Texts by key, sorted. */
    public SortedMap<String, String> metadata() {
        return metadata;
    }

    /** Tensors by name, sorted. */
    public SortedMap<String, Tensor> tensors() {
        return tensors;
    }

    /**
     * The tensor of that name.
     *
     * @throws AssetException if there is none
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new AssetException(8, "no tensor \"" + name + "\"; the header names " + tensors.keySet());
        }
        return tensor;
    }

    /**
     * Elements of an F32 tensor, row by row.
     *
     * @throws AssetException if there is none of that name, or it holds another type
     */
    public float[] floats(String name) {
        ByteBuffer data = typed(name, ElementType.F32);
        float[] values = new float[data.remaining() / Float.BYTES];
        data.asFloatBuffer().get(values);
        return values;
    }

    /**
     * Elements of an I32 tensor, row by row.
     *
     * @throws AssetException if there is none of that name, or it holds another type
     */
    public int[] ints(String name) {
        ByteBuffer data = typed(name, ElementType.I32);
        int[] values = new int[data.remaining() / Integer.BYTES];
        data.asIntBuffer().get(values);
        return values;
    }

    /**
     * Elements of an I64 tensor, row by row.
     *
     * @throws AssetException if there is none of that name, or it holds another type
     */
    public long[] longs(String name) {
        ByteBuffer data = typed(name, ElementType.I64);
        long[] values = new long[data.remaining() / Long.BYTES];
        data.asLongBuffer().get(values);
        return values;
    }

    /**
     * Elements of a U8 tensor, row by row.
     *
     * @throws AssetException if there is none of that name, or it holds another type
     */
    public byte[] bytes(String name) {
        ByteBuffer data = typed(name, ElementType.U8);
        byte[] values = new byte[data.remaining()];
        data.get(values);
        return values;
    }

    private ByteBuffer typed(String name, ElementType expected) {
        Tensor tensor = tensor(name);
        if (tensor.type() != expected) {
            throw new AssetException(8, "tensor \"" + name + "\" holds " + tensor.type() + ", expected " + expected);
        }
        return tensor.data();
    }

    /** With this text under this key, whatever it was before. */
    public SafeTensors withMetadata(String key, String text) {
        SortedMap<String, String> edited = new TreeMap<>(metadata);
        edited.put(SafeTensorsWriter.requireUnicode(key), SafeTensorsWriter.requireUnicode(text));
        return new SafeTensors(edited, tensors);
    }

    /** With these texts only. */
    public SafeTensors withMetadata(Map<String, String> texts) {
        SafeTensors edited = new SafeTensors(new TreeMap<>(), tensors);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            edited = edited.withMetadata(text.getKey(), text.getValue());
        }
        return edited;
    }

    /** With this tensor under this name, whatever it was before. */
    public SafeTensors with(String name, Tensor tensor) {
        if (name.equals(SafeTensorsHeader.METADATA)) {
            throw new IllegalArgumentException("no tensor can be named " + name);
        }
        SortedMap<String, Tensor> edited = new TreeMap<>(tensors);
        edited.put(SafeTensorsWriter.requireUnicode(name), tensor);
        return new SafeTensors(metadata, edited);
    }

    /** With an F32 tensor; the values are copied. */
    public SafeTensors withFloats(String name, List<Long> shape, float[] values) {
        ByteBuffer data = room(values.length, Float.BYTES);
        data.asFloatBuffer().put(values);
        return with(name, new Tensor(ElementType.F32, shape, data));
    }

    /** With an I32 tensor; the values are copied. */
    public SafeTensors withInts(String name, List<Long> shape, int[] values) {
        ByteBuffer data = room(values.length, Integer.BYTES);
        data.asIntBuffer().put(values);
        return with(name, new Tensor(ElementType.I32, shape, data));
    }

    /** With an I64 tensor; the values are copied. */
    public SafeTensors withLongs(String name, List<Long> shape, long[] values) {
        ByteBuffer data = room(values.length, Long.BYTES);
        data.asLongBuffer().put(values);
        return with(name, new Tensor(ElementType.I64, shape, data));
    }

    /** With a U8 tensor; the values are copied. */
    public SafeTensors withBytes(String name, List<Long> shape, byte[] values) {
        return with(name, new Tensor(ElementType.U8, shape, ByteBuffer.wrap(values.clone())));
    }

    private static ByteBuffer room(int count, int size) {
        return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafeTensors that && metadata.equals(that.metadata) && tensors.equals(that.tensors);
    }

    @Override
    public int hashCode() {
        return 31 * metadata.hashCode() + tensors.hashCode();
    }
}
