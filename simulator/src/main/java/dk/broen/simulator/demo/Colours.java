package dk.broen.simulator.demo;

/** ANSI colours for the table. Without a terminal the text stays unchanged. */
final class Colours {
    private final boolean terminal;

    Colours(boolean terminal) {
        this.terminal = terminal;
    }

    /** How good or bad the content of a line is. */
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
