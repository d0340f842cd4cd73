package dk.broen.bench.micro;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A MedCom admission of about 7 kB, from a case, and the folder of MedCom's packages, named as for the hub. */
final class MedComAdmission {
    static final String PACKAGES = "BROEN_MEDCOM_PACKAGES";

    private MedComAdmission() {}

    static byte[] bytes() throws IOException {
        return Files.readAllBytes(Checkout.here().root().resolve("cases/V8-botilbud-at-night/01-admitted.json"));
    }

    /** The folder that the environment names, if it exists. */
    static Optional<Path> packages() {
        return Optional.ofNullable(System.getenv(PACKAGES)).map(Path::of).filter(Files::isDirectory);
    }
}
