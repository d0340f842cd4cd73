package dk.broen.bench.micro;

import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.medcom.Acknowledgement;
import dk.broen.mappings.medcom.AcknowledgementBundle;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.medcom.Response;
import java.io.IOException;
import java.time.Clock;
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

/** What the hub does with a MedCom message before its answer, without storing it: it checks the message by its own rules and answers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
public class MedComBenchmark {
    private final HospitalNotificationReader reader = new HospitalNotificationReader();
    private final AcknowledgementBundle acknowledgements = new AcknowledgementBundle(Clock.systemUTC(), UUID::randomUUID);
    private final Directory directory = ShippedConfiguration.load().directory();
    private final byte[] message;

    public MedComBenchmark() {
        try {
            message = MedComAdmission.bytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("The message of the benchmark cannot be read", unreadable);
        }
    }

    @Benchmark
    public Acknowledgement checkedByOwnRules() {
        reader.identify(message);
        if (reader.interpret(message, directory::sender) instanceof Interpretation.Event) {
            return acknowledgements.answer(message, new Response.Ok());
        }
        throw new IllegalStateException("The message of the benchmark is refused");
    }
}
