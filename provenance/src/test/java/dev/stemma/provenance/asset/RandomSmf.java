package dev.stemma.provenance.asset;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Random well-formed tracks with running status, meta events and system exclusive messages, and what they say: one string
 * per event, {@code tick: status and data in hexadecimal}, End of Track included.
 */
final class RandomSmf {
    private final Random random;
    final List<List<String>> expected = new ArrayList<>();
    final byte[] bytes;

    RandomSmf(long seed, int format) {
        random = new Random(seed);
        int tracks = format == 0 ? 1 : 1 + random.nextInt(4);
        byte[] file = SmfBytes.header(format, tracks, 1 + random.nextInt(32_767));
        for (int i = 0; i < tracks; i++) {
            file = SmfBytes.concat(file, SmfBytes.chunk("MTrk", track()));
        }
        bytes = file;
    }

    private byte[] track() {
        ByteArrayOutputStream track = new ByteArrayOutputStream();
        List<String> said = new ArrayList<>();
        long tick = 0;
        int running = 0;
        int events = random.nextInt(60);
        for (int i = 0; i <= events; i++) {
            int delta = random.nextInt(4) == 0 ? 0 : random.nextInt(1 << random.nextInt(20));
            tick += delta;
            track.writeBytes(VariableLength.encode(delta));
            if (i == events) {
                track.writeBytes(SmfBytes.hex("FF2F00"));
                said.add(tick + ": FF2F");
            } else if (random.nextInt(5) == 0) {
                running = 0;
                said.add(tick + ": " + longEvent(track));
            } else {
                int status = running != 0 && random.nextBoolean() ? running : 0x80 + random.nextInt(0x70);
                if (status != running) {
                    track.write(status);
                }
                running = status;
                said.add(tick + ": " + channelVoice(track, status));
            }
        }
        expected.add(said);
        return track.toByteArray();
    }

    private String channelVoice(ByteArrayOutputStream track, int status) {
        StringBuilder said = new StringBuilder(String.format("%02X", status));
        for (int i = 0; i < (status >> 5 == 6 ? 1 : 2); i++) {
            int data = random.nextInt(128);
            track.write(data);
            said.append(String.format("%02X", data));
        }
        return said.toString();
    }

    private String longEvent(ByteArrayOutputStream track) {
        byte[] data = new byte[random.nextInt(300)];
        random.nextBytes(data);
        boolean meta = random.nextBoolean();
        if (meta) {
            track.write(0xFF);
            track.write(MidiEvent.Meta.LYRIC);
        } else {
            track.write(0xF0);
        }
        track.writeBytes(VariableLength.encode(data.length));
        track.writeBytes(data);
        return (meta ? "FF05" : "F0") + HexFormat.of().withUpperCase().formatHex(data);
    }

    /** The same strings of a file that was read. */
    static List<List<String>> said(StandardMidiFile midi) {
        List<List<String>> tracks = new ArrayList<>();
        for (StandardMidiFile.Track track : midi.tracks()) {
            List<String> said = new ArrayList<>();
            for (MidiEvent event : track) {
                said.add(event.tick() + ": " + said(event));
            }
            tracks.add(said);
        }
        return tracks;
    }

    private static String said(MidiEvent event) {
        HexFormat hex = HexFormat.of().withUpperCase();
        if (event instanceof MidiEvent.ChannelVoice voice) {
            String text = String.format("%02X%02X%02X", voice.status(), voice.data1(), voice.data2());
            return MidiEvent.ChannelVoice.dataBytes(voice.status()) == 1 ? text.substring(0, 4) : text;
        } else if (event instanceof MidiEvent.Meta meta) {
            return String.format("FF%02X", meta.type()) + hex.formatHex(meta.data());
        } else if (event instanceof MidiEvent.SystemExclusive exclusive) {
            return String.format("%02X", exclusive.status()) + hex.formatHex(exclusive.data());
        }
        throw new AssertionError(event);
    }
}
