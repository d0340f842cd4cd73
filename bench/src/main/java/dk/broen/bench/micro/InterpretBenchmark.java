package dk.broen.bench.micro;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.parser.Parser;
import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.hl7v2.AdtParser;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
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

/** The interpretation of an ADT^A01 of about 400 bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
public class InterpretBenchmark {
    private static final Instant ADMITTED = Instant.parse("2026-11-24T08:00:00Z");

    private final AdtInterpreter interpreter = new AdtInterpreter();
    private final Parser parser = AdtParser.strict();
    private final Directory directory = ShippedConfiguration.load().directory();
    private final byte[] message = AdtMessage.of("A01", "C1", ADMITTED).patient(new TestPeople(1).next())
        .with("PID-11", "Prøvevej 1^^Aarhus C^^8000^DK^H^^0751").at("P2", "4", "1", "AUHPSYK").admissionType("E")
        .with("PV1-7", "TEST1^Prøvelæge^Åse").service("PSY").visit("V1").admitted(ADMITTED).bytes();

    @Benchmark
    public Interpretation interpret() throws HL7Exception {
        byte[] input = AdtParser.input(message, StandardCharsets.ISO_8859_1, Set.of());
        return interpreter.interpret(parser.parse(new String(input, StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1,
            directory.sender("EPJ|AUH"));
    }

    /** As receive reads it before AA. */
    @Benchmark
    public Interpretation split() {
        return interpreter.interpret(message, StandardCharsets.ISO_8859_1, directory::sender);
    }
}
