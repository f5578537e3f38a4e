package org.stepdown.acceptance.stack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Takes a Protocol Buffers message apart, as far as a test needs it. */
final class Protobuf {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;

    private Protobuf() {}

    /** The contents of all fields of this number that hold bytes: texts and messages. */
    static List<byte[]> fields(byte[] message, int number) {
        List<byte[]> found = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (rest.hasRemaining()) {
            long tag = varint(rest);
            switch ((int) tag & 7) {
                case VARINT -> varint(rest);
                case FIXED_64 -> rest.getLong();
                case BYTES -> {
                    byte[] content = new byte[(int) varint(rest)];
                    rest.get(content);
                    if (tag >> 3 == number) {
                        found.add(content);
                    }
                }
                default -> rest.getInt();
            }
        }
        return found;
    }

    private static long varint(ByteBuffer rest) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = rest.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
