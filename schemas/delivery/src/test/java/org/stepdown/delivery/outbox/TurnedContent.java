package org.stepdown.delivery.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.stepdown.delivery.ContentSeal;

/** No seal worth its name, but one that notices who is opened as whom. */
final class TurnedContent implements ContentSeal {

    @Override
    public byte[] sealEvent(UUID eventId, byte[] body) {
        return turned("event" + eventId, body);
    }

    @Override
    public byte[] openEvent(UUID eventId, byte[] sealed) {
        return back("event" + eventId, sealed);
    }

    @Override
    public byte[] sealPage(long id, byte[] page) {
        return turned("page" + id, page);
    }

    @Override
    public byte[] openPage(long id, byte[] sealed) {
        return back("page" + id, sealed);
    }

    @Override
    public byte[] sealLetter(UUID id, byte[] content) {
        return turned("letter" + id, content);
    }

    @Override
    public byte[] openLetter(UUID id, byte[] sealed) {
        return back("letter" + id, sealed);
    }

    private static byte[] turned(String name, byte[] content) {
        byte[] prefix = name.getBytes(StandardCharsets.UTF_8);
        byte[] turned = Arrays.copyOf(prefix, prefix.length + content.length);
        for (int i = 0; i < content.length; i++) {
            turned[prefix.length + i] = (byte) ~content[i];
        }
        return turned;
    }

    private static byte[] back(String name, byte[] turned) {
        byte[] prefix = name.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(prefix, Arrays.copyOf(turned, prefix.length))) {
            throw new IllegalArgumentException("sealed as another one");
        }
        byte[] content = Arrays.copyOfRange(turned, prefix.length, turned.length);
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) ~content[i];
        }
        return content;
    }
}
