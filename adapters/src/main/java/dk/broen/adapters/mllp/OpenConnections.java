package dk.broen.adapters.mllp;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts the open connections of each peer, and decides whether one more is accepted. A peer is a remote address. */
final class OpenConnections {

    enum Answer { ACCEPTED, TOO_MANY, TOO_MANY_OF_PEER }

    private final int limit;
    private final int limitPerPeer;
    private final Map<InetAddress, Integer> ofPeer = new HashMap<>();
    private int open;

    OpenConnections(int limit, int limitPerPeer) {
        this.limit = limit;
        this.limitPerPeer = limitPerPeer;
    }

    /** An accepted connection is counted until {@link #closed}. */
    synchronized Answer opened(InetAddress peer) {
        if (open >= limit) {
            return Answer.TOO_MANY;
        }
        if (ofPeer.getOrDefault(peer, 0) >= limitPerPeer) {
            return Answer.TOO_MANY_OF_PEER;
        }
        open++;
        ofPeer.merge(peer, 1, Integer::sum);
        return Answer.ACCEPTED;
    }

    /** Called once for each accepted connection. */
    synchronized void closed(InetAddress peer) {
        open--;
        ofPeer.computeIfPresent(peer, (address, count) -> count == 1 ? null : count - 1);
    }
}
