package dk.broen.hub.api;

/** The version of the facts about a citizen as HTTP headers write it: in quotation marks. */
final class Versions {
    private Versions() {
    }

    static String tag(String version) {
        return '"' + version + '"';
    }

    static String read(String tag) {
        String stripped = tag.strip();
        return stripped.length() >= 2 && stripped.startsWith("\"") && stripped.endsWith("\"") ? stripped.substring(1, stripped.length() - 1)
            : stripped;
    }
}
