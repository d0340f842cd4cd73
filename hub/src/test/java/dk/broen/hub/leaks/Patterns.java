package dk.broen.hub.leaks;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Searches bytes for marks: in UTF-8, ISO-8859-1 and UTF-16 (both byte orders), as written and in upper and lower case, and each of these
 * also as Base64 and hexadecimal digits. It finds nothing in compressed or encrypted bytes.
 */
final class Patterns {
    private static final List<Charset> CHARSETS =
        List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    private static final int BITS_OF_A_DIGIT = 6;
    private static final int PREFIXES = 1 << 16;

    private final Pattern[][] byFirstTwoBytes = new Pattern[PREFIXES][];

    Patterns(Collection<Mark> marks) {
        for (Mark mark : marks) {
            Set<String> seen = new HashSet<>();
            Stream.of(mark.value(), mark.value().toUpperCase(Locale.ROOT), mark.value().toLowerCase(Locale.ROOT)).distinct()
                .flatMap(value -> CHARSETS.stream().map(value::getBytes)).flatMap(Patterns::encoded)
                .filter(bytes -> seen.add(HexFormat.of().formatHex(bytes))).forEach(bytes -> add(new Pattern(mark.what(), bytes)));
        }
    }

    /** Counts each mark in the bytes; marks that do not occur are left out. */
    Map<String, Integer> in(byte[] bytes) {
        Map<String, Integer> found = new TreeMap<>();
        for (int at = 0; at + 1 < bytes.length; at++) {
            Pattern[] candidates = byFirstTwoBytes[prefix(bytes, at)];
            if (candidates != null) {
                for (Pattern candidate : candidates) {
                    if (candidate.matches(bytes, at)) {
                        found.merge(candidate.what(), 1, Integer::sum);
                    }
                }
            }
        }
        return found;
    }

    private void add(Pattern pattern) {
        int prefix = prefix(pattern.bytes(), 0);
        List<Pattern> all = new ArrayList<>(byFirstTwoBytes[prefix] == null ? List.of() : Arrays.asList(byFirstTwoBytes[prefix]));
        all.add(pattern);
        byFirstTwoBytes[prefix] = all.toArray(Pattern[]::new);
    }

    private static int prefix(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static Stream<byte[]> encoded(byte[] bytes) {
        return Stream.concat(Stream.of(bytes, HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII),
            HexFormat.of().withUpperCase().formatHex(bytes).getBytes(StandardCharsets.US_ASCII)),
            Stream.of(0, 1, 2).map(offset -> base64(bytes, offset)));
    }

    /**
     * The Base64 digits of the bytes that do not depend on the bytes before and after them: all of them, because four digits alone match a
     * random reference now and then.
     *
     * @param offset the number of bytes before these in the first group of three
     */
    private static byte[] base64(byte[] bytes, int offset) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String digits = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (offset * Byte.SIZE + BITS_OF_A_DIGIT - 1) / BITS_OF_A_DIGIT;
        int until = shifted.length * Byte.SIZE / BITS_OF_A_DIGIT;
        return digits.substring(from, until).getBytes(StandardCharsets.US_ASCII);
    }

    private record Pattern(String what, byte[] bytes) {
        boolean matches(byte[] text, int at) {
            return at + bytes.length <= text.length && Arrays.equals(text, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }
}
