package dk.broen.adapters.consent;

import java.io.IOException;

/** A register answered about another citizen than the one asked about. */
final class OtherCitizenAnswered extends IOException {
    private static final long serialVersionUID = 1L;

    OtherCitizenAnswered() {
        super("the answer names another citizen");
    }
}
