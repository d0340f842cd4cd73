package dk.broen.adapters.mllp;

/** The framing bytes of the Minimal Lower Layer Protocol (MLLP, release 1): {@code VT payload FS CR}. */
final class MllpFraming {

    /** Start of a frame. */
    static final byte VT = 0x0B;
    /** End of the payload. */
    static final byte FS = 0x1C;
    /** End of a frame. */
    static final byte CR = 0x0D;
    /** Some senders write it after CR or in its place. */
    static final byte LF = 0x0A;

    private MllpFraming() {}
}
