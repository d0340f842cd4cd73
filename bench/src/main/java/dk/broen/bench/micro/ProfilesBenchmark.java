package dk.broen.bench.micro;

import dk.broen.mappings.medcom.Acknowledgement;
import dk.broen.mappings.medcom.profiles.MedComProfiles;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The same as {@link MedComBenchmark} with the judgement by MedCom's profiles. It needs MedCom's packages, see {@link MedComAdmission}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 2)
public class ProfilesBenchmark {
    private final MedComBenchmark own = new MedComBenchmark();
    private MedComProfiles profiles;
    private byte[] message;

    @Setup
    public void warm() throws IOException {
        profiles = MedComProfiles.read(MedComAdmission.packages().orElseThrow());
        profiles.warm();
        message = MedComAdmission.bytes();
    }

    @Benchmark
    public Acknowledgement checkedByOwnRulesAndProfiles() {
        if (!profiles.notification(message).isEmpty()) {
            throw new IllegalStateException("The message of the benchmark violates the profiles");
        }
        return own.checkedByOwnRules();
    }
}
