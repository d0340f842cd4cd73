package dk.broen.bench.micro;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A MedCom admission of about 7 kB, from a case, and the folder of MedCom's packages beside the checkout. */
final class MedComAdmission {
    private MedComAdmission() {}

    static byte[] bytes() throws IOException {
        return Files.readAllBytes(Checkout.here().root().resolve("cases/V8-botilbud-at-night/01-admitted.json"));
    }

    static Path packages() {
        return Checkout.here().root().resolve("../shared/medcom/packages").normalize();
    }
}
