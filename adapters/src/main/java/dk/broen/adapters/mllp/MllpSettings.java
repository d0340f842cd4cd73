package dk.broen.adapters.mllp;

import java.time.Duration;

/**
 * The address and the limits of the MLLP endpoint.
 *
 * @param host interface to listen on, e.g. {@code 0.0.0.0} or {@code 127.0.0.1}
 * @param port TCP port, 0 for a free port; 2575 is the registered port of MLLP
 * @param connections the number of connections that are served at the same time, each with its own thread, because a synced send blocks the
 *     thread; a further connection is closed at once
 * @param connectionsPerPeer the same for one remote address, so that one peer cannot take all connections
 * @param longestMessage in bytes of payload; a longer frame gets a negative acknowledgement and its connection is closed
 * @param firstFrameTime the time in which a new connection must begin its first frame, after which it is closed
 * @param frameTime the time from the first byte of a frame to its last, after which the connection is closed
 * @param endOfFrameTime the time to wait for the CR after FS, after which the frame is accepted without CR
 * @param idleTime the time without a byte in either direction, after which a connection with nothing to answer is closed
 * @param garbage the number of bytes outside a frame, in a row, that are skipped before the connection is closed
 */
public record MllpSettings(
    String host,
    int port,
    int connections,
    int connectionsPerPeer,
    int longestMessage,
    Duration firstFrameTime,
    Duration frameTime,
    Duration endOfFrameTime,
    Duration idleTime,
    int garbage) {

    /**
     * The default limits: 128 connections, 64 of them from one peer, 4 MiB for a message, 60 s to the first frame, 30 s for a frame, 500 ms
     * for its CR, 1 h idle time, 128 bytes of garbage.
     */
    public static MllpSettings listeningOn(String host, int port) {
        return new MllpSettings(host, port, 128, 64, 4 * 1024 * 1024, Duration.ofSeconds(60), Duration.ofSeconds(30),
            Duration.ofMillis(500), Duration.ofHours(1), 128);
    }
}
