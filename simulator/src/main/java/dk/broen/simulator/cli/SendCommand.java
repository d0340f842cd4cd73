package dk.broen.simulator.cli;

import dk.broen.simulator.Credentials;
import dk.broen.simulator.hospital.FhirClient;
import dk.broen.simulator.hospital.MllpClient;
import dk.broen.simulator.hospital.NoAcknowledgementException;
import dk.broen.simulator.hospital.XdisClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code send}: sends files as a hospital does and prints each acknowledgement. It reads all files before it sends the first.
 * Exit code: 0 all messages accepted, 1 a message refused or not answered, 2 wrong usage.
 */
@Command(name = "send", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Sends HL7 v2, FHIR or XDIS files and prints each acknowledgement. The content of a file decides its format.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:every message was accepted", "1:a message was refused or not answered", "2:wrong usage"})
final class SendCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Parameters(arity = "1..*", paramLabel = "FILE",
        description = "A file with HL7 v2 messages, which are sent one by one, or with one FHIR or XDIS message.")
    private List<Path> files = List.of();

    @Option(names = "--mllp", paramLabel = "HOST:PORT", defaultValue = "127.0.0.1:2575",
        description = "Address for HL7 v2 messages. Default: ${DEFAULT-VALUE}")
    private String mllp = "";

    @Option(names = "--fhir", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080/fhir/messages",
        description = "Address for FHIR messages. Default: ${DEFAULT-VALUE}")
    private URI fhir = URI.create("");

    @Option(names = "--xdis", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080/xdis/messages",
        description = "Address for XDIS messages. Default: ${DEFAULT-VALUE}")
    private URI xdis = URI.create("");

    @Option(names = "--user", paramLabel = "USER", description = "User name for FHIR and XDIS over HTTP.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--password-env", paramLabel = "VAR", description = "Environment variable that holds the password of --user.")
    private Optional<String> passwordVariable = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Map<Path, HospitalFile> contents = read();
        Optional<Credentials> login = credentials();
        FhirClient hospital = login.map(known -> new FhirClient(fhir, TIMEOUT, known)).orElseGet(() -> new FhirClient(fhir, TIMEOUT));
        XdisClient letters = new XdisClient(xdis, TIMEOUT, login);
        int width = contents.keySet().stream().mapToInt(file -> file.toString().length() + 4).max().orElse(0);
        boolean allPositive = true;
        try (MllpClient connection = mllpClient()) {
            for (Map.Entry<Path, HospitalFile> file : contents.entrySet()) {
                List<Answer> answers = send(file.getValue(), connection, hospital, letters);
                allPositive &= answers.stream().allMatch(Answer::positive);
                print(file.getKey(), answers, width);
            }
        }
        return allPositive ? 0 : 1;
    }

    private List<Answer> send(HospitalFile content, MllpClient connection, FhirClient hospital, XdisClient letters)
        throws InterruptedException {
        if (content instanceof HospitalFile.Xdis message) {
            return List.of(post(message, letters));
        }
        if (content instanceof HospitalFile.Fhir message) {
            return List.of(post(message, hospital));
        }
        List<Answer> answers = new ArrayList<>();
        for (byte[] message : ((HospitalFile.Hl7) content).messages()) {
            answers.add(sendByMllp(message, connection));
        }
        return answers;
    }

    private static Answer sendByMllp(byte[] message, MllpClient connection) {
        try {
            return Answer.of(connection.send(message));
        } catch (NoAcknowledgementException failure) {
            return Answer.none(reason(failure.getCause()));
        }
    }

    private static Answer post(HospitalFile.Fhir message, FhirClient hospital) throws InterruptedException {
        try {
            return Answer.of(hospital.send(message.bundle()));
        } catch (IOException failure) {
            return Answer.none(reason(failure));
        }
    }

    private static Answer post(HospitalFile.Xdis message, XdisClient hospital) throws InterruptedException {
        try {
            return Answer.of(hospital.send(message.message()));
        } catch (IOException failure) {
            return Answer.none(reason(failure));
        }
    }

    private static String reason(Throwable failure) {
        return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
    }

    private void print(Path file, List<Answer> answers, int width) {
        PrintWriter out = spec.commandLine().getOut();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            String name = answers.size() == 1 ? file.toString() : file + "[" + (i + 1) + "]";
            out.printf("%-" + width + "s  %-3s  %-36s  %s%n", name, answer.code(), answer.controlId(), answer.reason());
        }
        out.flush();
    }

    private Map<Path, HospitalFile> read() {
        Map<Path, HospitalFile> contents = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                contents.put(file, HospitalFile.of(Files.readAllBytes(file))
                    .orElseThrow(() -> usageError(file + " contains neither HL7 v2 messages (MSH, FHS or BHS at the start) nor a "
                        + "FHIR message (JSON or XML) nor an XDIS message (Emessage)")));
            } catch (IOException unreadable) {
                throw usageError(file + " cannot be read: " + (Files.exists(file) ? unreadable.getMessage() : "no such file"));
            }
        }
        return contents;
    }

    private MllpClient mllpClient() {
        int colon = mllp.lastIndexOf(':');
        if (colon < 1 || !mllp.substring(colon + 1).matches("\\d{1,5}")) {
            throw usageError("--mllp " + mllp + " is not HOST:PORT");
        }
        return new MllpClient(mllp.substring(0, colon), Integer.parseInt(mllp.substring(colon + 1)), TIMEOUT);
    }

    private Optional<Credentials> credentials() {
        if (user.isPresent() != passwordVariable.isPresent()) {
            throw usageError("--user requires --password-env, and --password-env requires --user");
        }
        return user.map(name -> new Credentials(name, passwordVariable.map(variable -> Optional.ofNullable(System.getenv(variable))
            .orElseThrow(() -> usageError("the environment variable " + variable + " is not set"))).orElseThrow()));
    }

    private ParameterException usageError(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
