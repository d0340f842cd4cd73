package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.medcom.MedComReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The configuration with which cases are played: as shipped, and with what only cases need: lists of inpatients, the lists of the regions
 * switched on, answers that are expected, a unit that is told by MedCom, and one whose mails are collected.
 */
record PlayedConfiguration(Path directory) {
    private static final String MEDCOM_TOKEN = "a-token-of-the-cases";
    /** What a HospitalNotification cannot tell goes to the mail. */
    private static final String MEDCOM_UNIT = """
        units:
          odense-bostoette-medcom:
            name: Bostøtten Odense Vest
            functions: [HOUSING_SUPPORT]
            phone: "+45 20 00 00 40"
            hours: always
            contact:
              - medcom: %s
                sor: "953741000016009"
                gln: "5790001348120"
              - mail: bostoette-vest@odense.example

          odense-bostoette-samlet:
            name: Bostøtten Odense Syd
            functions: [HOUSING_SUPPORT]
            phone: "+45 20 00 00 49"
            hours: {mon-fri: "09:00-15:00"}
            digest: {daily: "14:00"}
            contact:
              - mail: bostoette-syd@odense.example

        """;

    /** In Odense the coordinators and doctors must answer, and the coordinators have a manager. */
    private static final String ESCALATION = """
        escalation:
          - {rule: coordinators, from: 2020-01-01, events: [ADMITTED], functions: [COORDINATOR], answer_within: 4 working hours, reminders: 1}
          - {rule: the own doctor, from: 2020-01-01, events: [DISCHARGED], functions: [GP], answer_within: 7 working hours, reminders: 4}

        routing:
        """;
    private static final String MANAGER = """
        units:
          odense-leder:
            name: Lederen af tovholderne
            functions: [COORDINATOR]
            phone: "+45 20 00 00 50"
            hours: {mon-fri: "09:00-16:00"}
            contact:
              - mail: leder@odense.example

        """;

    private static final String WARD_HOSPITAL = """
        hospital: %s
        name: Regionshospitalet %s
        region: "1082"
        senders: ["EPJ|%s"]
        charset: UTF-8
        departments:
          PSYCHIATRIC: [%s]
        answers:
          - {%s}
        """;

    /** @param directory does not exist yet, or is empty */
    static PlayedConfiguration copied(Path directory) throws IOException {
        Path shipped = Checkout.here().config();
        try (Stream<Path> files = Files.walk(shipped)) {
            files.filter(Files::isRegularFile).forEach(file -> copy(file, directory.resolve(shipped.relativize(file).toString())));
        }
        return new PlayedConfiguration(directory);
    }

    /** The hospital auh gives lists of its inpatients. */
    PlayedConfiguration withInpatientLists(Path folder) throws IOException {
        Path hospital = directory.resolve("hospitals/auh.yaml");
        Files.writeString(hospital, Files.readString(hospital) + "list: {folder: \"" + folder.toAbsolutePath() + "\", every_seconds: 1}\n");
        return this;
    }

    PlayedConfiguration withRegionLists() throws IOException {
        return replacing("regions.yaml", "      on: false\n", "      on: true\n");
    }

    /** Notices to coordinators and doctors of Odense must be answered. */
    PlayedConfiguration withEscalation() throws IOException {
        String odense = "municipalities/0461-odense.yaml";
        return replacing(odense, "routing:\n", ESCALATION).replacing(odense, "units:\n", MANAGER)
            .replacing(odense, "    name: Tovholderteamet\n", "    name: Tovholderteamet\n    manager: odense-leder\n");
    }

    /** Aarhus has switched on the courses, with the values that are shipped. */
    PlayedConfiguration withCourses() throws IOException {
        return replacing("municipalities/0751-aarhus.yaml", "\nlegal_bases:\n",
            "\ncourses: {behandlingskonference: {}, udskrivningssamtale: {}}\n\nlegal_bases:\n");
    }

    /** The unit odense-bostoette-medcom is told by MedCom, and the mails of odense-bostoette-samlet are collected. */
    PlayedConfiguration withMedCom(URI receiver) throws IOException {
        return replacing("municipalities/0461-odense.yaml", "units:\n", MEDCOM_UNIT.formatted(receiver));
    }

    /** The hospital horsens is answered by HL7 v2 at this port, the hospital viborg by mail. */
    PlayedConfiguration withWards(int port) throws IOException {
        Files.writeString(directory.resolve("hospitals/horsens.yaml"), WARD_HOSPITAL.formatted("horsens", "Horsens", "HORSENS",
            "H1", "mllp: \"127.0.0.1:" + port + "\", tls: false"));
        Files.writeString(directory.resolve("hospitals/viborg.yaml"), WARD_HOSPITAL.formatted("viborg", "Viborg", "VIBORG",
            "V1", "mail: modtagelsen@odense.example"));
        return this;
    }

    /** A system that is told by MedCom. */
    static MedComReceiver medcomReceiver() {
        return new MedComReceiver(0, MEDCOM_TOKEN);
    }

    /** The settings of a hub that tells the receiver. */
    static Map<String, String> medcomSettings(MedComReceiver receiver) {
        return Map.of("BROEN_MEDCOM_RECEIVERS_0_HOST", receiver.uri().getAuthority(), "BROEN_MEDCOM_RECEIVERS_0_TOKEN", MEDCOM_TOKEN,
            "BROEN_MEDCOM_SOR", "777770000016009", "BROEN_MEDCOM_GLN", "5790000209354");
    }

    ConfigurationResult.Loaded load() {
        return (ConfigurationResult.Loaded) new ConfigurationDirectory(directory).load();
    }

    private PlayedConfiguration replacing(String name, String shipped, String played) throws IOException {
        Path file = directory.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(shipped);
        Files.writeString(file, text.replace(shipped, played));
        return this;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
