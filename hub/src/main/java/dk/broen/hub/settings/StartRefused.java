package dk.broen.hub.settings;

import java.util.List;

/** Thrown when the hub cannot start with its settings or files. Each line says what is wrong and what to do. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> lines;

    public StartRefused(List<String> lines) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
    }

    public List<String> lines() {
        return lines;
    }
}
