package dk.broen.mappings.medcom.outgoing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The files of a {@code .tgz}, by their names. Enough for packages of FHIR. */
final class TarFile {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 11;

    private TarFile() {}

    static Map<String, byte[]> read(byte[] tgz) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (InputStream tar = new GZIPInputStream(new ByteArrayInputStream(tgz))) {
            for (byte[] header = tar.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; header = tar.readNBytes(BLOCK)) {
                String name = new String(header, 0, NAME, StandardCharsets.US_ASCII).split("\0")[0];
                int size = Integer.parseInt(new String(header, SIZE, SIZE_LENGTH, StandardCharsets.US_ASCII).strip(), 8);
                byte[] padded = tar.readNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
                files.put(name, Arrays.copyOf(padded, size));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }
}
