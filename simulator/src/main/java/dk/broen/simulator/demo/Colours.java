package dk.broen.simulator.demo;

/** Colours for a terminal; none anywhere else. */
final class Colours {
    private final boolean terminal;

    Colours(boolean terminal) {
        this.terminal = terminal;
    }

    /** What a line is about. */
    enum Tone {
        PLAIN(""), GOOD("32"), BAD("33"), WARNING("35");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    String in(Tone tone, String text) {
        return tone == Tone.PLAIN ? text : escaped(tone.code, text);
    }

    String strong(String text) {
        return escaped("1", text);
    }

    private String escaped(String code, String text) {
        return terminal ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
