package dk.broen.mappings.medcom.profiles;

import dk.broen.mappings.Interpretation;
import dk.broen.mappings.UnreadableMessage;
import dk.broen.mappings.medcom.AcknowledgementBundle;
import dk.broen.mappings.medcom.BundleParser;
import dk.broen.mappings.medcom.NormalisedCopy;
import dk.broen.mappings.medcom.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Judges messages by the profiles that MedCom publishes, offline. Reading takes seconds and the first judgement up to a minute, so one
 * instance is enough, and {@link #warm()} comes before the first message. Thread-safe.
 */
public final class MedComProfiles {
    private static final String IG = "http://medcomfhir.dk/ig/";
    private static final PackageFile DK_CORE = new PackageFile("hl7.fhir.dk.core", "2.0.0");
    private static final PackageFile MESSAGING = new PackageFile("medcom.fhir.dk.messaging", "2.1.0");
    private static final List<PackageFile> FOR_NOTIFICATIONS =
        List.of(DK_CORE, new PackageFile("medcom.fhir.dk.terminology", "1.1.1"), new PackageFile("medcom.fhir.dk.core", "2.0.0"), MESSAGING,
            new PackageFile("medcom.fhir.dk.hospitalnotification", "3.0.2"));
    static final List<PackageFile> FOR_ACKNOWLEDGEMENTS =
        List.of(DK_CORE, new PackageFile("medcom.fhir.dk.terminology", "1.4.0"), new PackageFile("medcom.fhir.dk.core", "2.0.1"), MESSAGING,
            new PackageFile("medcom.fhir.dk.acknowledgement", "2.0.3"));

    private final BundleParser parser = new BundleParser();
    private final Path folder;
    private final Chain notifications;
    private final Chain acknowledgements;

    private MedComProfiles(Path folder) {
        this.folder = folder;
        this.notifications = Chain.read(folder, FOR_NOTIFICATIONS,
            IG + "hospitalnotification/StructureDefinition/medcom-hospitalNotification-message");
        this.acknowledgements = Chain.read(folder, FOR_ACKNOWLEDGEMENTS,
            IG + "acknowledgement/StructureDefinition/medcom-messaging-acknowledgement");
    }

    /**
     * Reads the packages.
     *
     * @param folder has the eight files {@code NAME-VERSION.tgz} of danish-standards.md §1.9
     * @throws UnusablePackages if the folder or a package is missing, or a package is corrupt
     */
    public static MedComProfiles read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UnusablePackages(folder + " is not a folder; it must contain the packages of MedCom");
        }
        return new MedComProfiles(folder);
    }

    /**
     * Judges a message that conforms, its acknowledgement and a damaged copy, so that the first message of a hospital need not wait.
     *
     * @throws UnusablePackages if one of them is judged wrongly: the packages do not say what MedCom published
     */
    public void warm() {
        byte[] sample = sample();
        byte[] damaged = new String(sample, StandardCharsets.UTF_8).replace("\"in-progress\"", "\"planned\"")
            .getBytes(StandardCharsets.UTF_8);
        byte[] answer = new AcknowledgementBundle(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), UUID::randomUUID)
            .answer(sample, new Response.Ok()).bytes();
        if (!notification(sample).isEmpty() || !acknowledgement(answer).isEmpty() || notification(damaged).isEmpty()) {
            throw new UnusablePackages(folder + " has packages that do not judge a message as MedCom's published ones do");
        }
    }

    private static byte[] sample() {
        try (InputStream stream = Objects.requireNonNull(MedComProfiles.class.getResourceAsStream("sample.json"))) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Judges a HospitalNotification, without the differences that the hub tolerates. Empty if it conforms. */
    public List<Interpretation.Unreadable> notification(byte[] message) {
        try {
            return Violations.in(notifications.errors(NormalisedCopy.of(parser.parse(message))));
        } catch (UnreadableMessage unreadable) {
            return List.of(unreadable.why());
        }
    }

    /** Judges an acknowledgement as it is. Empty if it conforms. */
    public List<Interpretation.Unreadable> acknowledgement(byte[] message) {
        try {
            return Violations.in(acknowledgements.errors(parser.parse(message)));
        } catch (UnreadableMessage unreadable) {
            return List.of(unreadable.why());
        }
    }
}
