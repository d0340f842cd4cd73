package dk.broen.routes.intake;

import dk.broen.adapters.profiles.ProfileCheck;

/**
 * Thrown when nobody can tell whether a message conforms. Over HTTP the hospital must send it again; by queue and in a folder the hub takes it
 * again.
 */
final class NotJudged extends Exception {
    private static final long serialVersionUID = 1L;

    NotJudged(ProfileCheck.Why why) {
        super("The message cannot be judged now: " + why);
    }
}
