package dk.broen.adapters.consent;

/** What became of the last question to a register since the start of the hub. */
public enum RegisterState {
    NOT_ASKED, ANSWERS, UNAVAILABLE
}
