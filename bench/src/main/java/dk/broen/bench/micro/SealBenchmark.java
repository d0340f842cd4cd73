package dk.broen.bench.micro;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.crypto.RecentlyOpened;
import dk.broen.adapters.crypto.Seal;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.history.StayEvent;
import dk.broen.simulator.hub.Checkout;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sealing and opening 1 KiB, and records of the domain as sealed JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
public class SealBenchmark {
    private static final String CONTEXT = "stay_event.event/00000000-0000-0000-0000-000000000000";

    private final AdmittedAgain citizen = new AdmittedAgain();
    private final Seal seal = keys().seal();
    /** Keeps nothing that it opened: each opening decrypts and reads. */
    private final SealedJson json = new SealedJson(seal, new RecentlyOpened(0));
    private final byte[] plain = new byte[1024];
    private final byte[] sealed = seal.seal(plain, CONTEXT);
    private final byte[] sealedEvent = json.seal(citizen.lastEvent(), CONTEXT);
    private final byte[] sealedWords = json.seal(citizen.lastWords(), CONTEXT);

    @Benchmark
    public byte[] seal() {
        return seal.seal(plain, CONTEXT);
    }

    @Benchmark
    public byte[] open() {
        return seal.open(sealed, CONTEXT);
    }

    @Benchmark
    public byte[] sealEvent() {
        return json.seal(citizen.lastEvent(), CONTEXT);
    }

    @Benchmark
    public StayEvent openEvent() {
        return json.open(sealedEvent, StayEvent.class, CONTEXT);
    }

    @Benchmark
    public Words openWords() {
        return json.open(sealedWords, Words.class, CONTEXT);
    }

    private static Keys keys() {
        Path directory = Checkout.here().root().resolve("bench/target/keys-" + UUID.randomUUID());
        Keys.create(directory);
        return Keys.load(directory);
    }
}
