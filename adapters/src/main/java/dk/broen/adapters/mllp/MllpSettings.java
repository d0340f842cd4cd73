package dk.broen.adapters.mllp;

import java.time.Duration;

/**
 * Where the endpoint listens and what it puts up with.
 *
 * @param host interface to listen on, e.g. {@code 0.0.0.0} or {@code 127.0.0.1}
 * @param port TCP port, 1–65535; 2575 is MLLP's
 * @param connections how many are served at the same time, each by a thread of its own, because a synced send holds it; one more is closed
 * at once
 * @param longestMessage payload bytes; a longer frame is answered negatively and its connection closed
 * @param frameTime how long a frame may take from its first byte to its last
 * @param endOfFrameTime how long the CR after FS is waited for before the frame is taken without it
 * @param idleTime how long a connection may stay open with nothing sent and nothing to answer
 * @param garbage how many bytes outside a frame are skipped, in a row, before the connection is closed
 */
public record MllpSettings(
    String host,
    int port,
    int connections,
    int longestMessage,
    Duration frameTime,
    Duration endOfFrameTime,
    Duration idleTime,
    int garbage) {

    /**
     * What hospitals need and no more: 128 connections, 4 MiB, 30 s for a frame, 500 ms for its CR, an hour's silence, 128 bytes of
     * garbage.
     */
    public static MllpSettings listeningOn(String host, int port) {
        return new MllpSettings(host, port, 128, 4 * 1024 * 1024, Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ofHours(1), 128);
    }
}
