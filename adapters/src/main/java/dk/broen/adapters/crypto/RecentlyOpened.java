package dk.broen.adapters.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * Values that were opened a short time ago. A citizen is looked at when a message comes and again before its notices leave: then most values
 * are the same (design.md §4.8). A value is found only by the context and all the bytes that it was opened with, so nothing that was changed
 * or moved since is found. The values are immutable.
 */
public final class RecentlyOpened {
    /** In time that passes. Long enough for a notice on its way, short enough that few citizens are in memory. */
    private static final Duration UNUSED = Duration.ofMinutes(1);

    private final Cache<Sealed, Object> values;

    /** @param mostBytes how many bytes of sealed values are kept opened; 0: none */
    public RecentlyOpened(long mostBytes) {
        this.values = Caffeine.newBuilder().maximumWeight(mostBytes).weigher((Sealed sealed, Object value) -> sealed.bytes().remaining())
            .expireAfterAccess(UNUSED).scheduler(Scheduler.systemScheduler()).build();
    }

    private record Sealed(String context, ByteBuffer bytes) {
        /** A context names one row, so its hash is enough. The hash of all bytes would cost a good part of what is saved. */
        @Override
        public int hashCode() {
            return context.hashCode();
        }
    }

    public <T> Optional<T> find(byte[] sealed, String context, Class<T> type) {
        return Optional.ofNullable(values.getIfPresent(new Sealed(context, ByteBuffer.wrap(sealed)))).filter(type::isInstance)
            .map(type::cast);
    }

    public void keep(byte[] sealed, String context, Object value) {
        values.put(new Sealed(context, ByteBuffer.wrap(sealed)), value);
    }
}
