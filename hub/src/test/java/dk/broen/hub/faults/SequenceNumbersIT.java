package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.people.TestPeople;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the sequence number protocol (HL7 v2.5.1 §2.10.1) with a hospital whose file asks for it, also after the hub was killed. */
class SequenceNumbersIT {
    private static final TestPeople PEOPLE = new TestPeople(5490);

    @Test
    void a_gap_is_refused_and_the_expected_number_is_known_after_a_kill(@TempDir Path data, @TempDir Path config) throws Exception {
        try (MailServer mail = new MailServer(0); StagedHub hub = StagedHub.start(data, checkingNumbers(config), mail.port(), Map.of())) {
            AdtMessage second = admission(hub, "2");
            assertThat(answer(hub, admission(hub, ""))).isEqualTo("AE ");
            assertThat(answer(hub, admission(hub, "0"))).isEqualTo("AA -1");
            assertThat(answer(hub, admission(hub, "1"))).isEqualTo("AA 1");
            assertThat(answer(hub, admission(hub, "3"))).as("2 is missing").isEqualTo("AR 2");
            assertThat(answer(hub, second)).isEqualTo("AA 2");
            assertThat(answer(hub, second)).as("its answer was lost").isEqualTo("AA 3");
            assertThat(answer(hub, admission(hub, "3").with("PV1-19", ""))).as("kept as refused").isEqualTo("AE 3");

            hub.process().kill();
            hub.process().restart();

            assertThat(answer(hub, admission(hub, "0"))).isEqualTo("AA 4");
            assertThat(answer(hub, admission(hub, "5"))).isEqualTo("AR 4");
            assertThat(answer(hub, admission(hub, "-1"))).isEqualTo("AA -1");
            assertThat(answer(hub, admission(hub, "70"))).isEqualTo("AA 70");
            assertThat(answer(hub, admission(hub, "72"))).isEqualTo("AR 71");
        }
    }

    /** The code, and MSA-4. */
    private static String answer(StagedHub hub, AdtMessage message) throws IOException {
        Acknowledgement answer = hub.send(message.bytes());
        List<String> msa = List.of(answer.raw().lines().filter(line -> line.startsWith("MSA|")).findFirst().orElseThrow().split("\\|", -1));
        return answer.code() + " " + (msa.size() > 4 ? msa.get(4) : "");
    }

    private static AdtMessage admission(StagedHub hub, String number) {
        return hub.message("A01", PEOPLE.next(), Home.AARHUS).with("MSH-13", number);
    }

    private static Path checkingNumbers(Path directory) throws IOException {
        Path shipped = Checkout.here().config();
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path hospital = directory.resolve("hospitals/auh.yaml");
        String off = Files.readString(hospital);
        assertThat(off).contains("#   sequence_numbers: IGNORED");
        Files.writeString(hospital, off.replace("#   sequence_numbers: IGNORED", "  sequence_numbers: CHECKED"));
        return directory;
    }
}
