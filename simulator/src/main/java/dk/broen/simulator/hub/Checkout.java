package dk.broen.simulator.hub;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things stand in a checkout of Broen, found by walking up from the directory that the program was started in.
 *
 * @param root the directory that holds {@code config/} and the parent {@code pom.xml}
 */
public record Checkout(Path root) {

    /** @throws IllegalStateException when the working directory is not inside a checkout */
    public static Checkout here() {
        return above(Path.of(System.getProperty("user.dir")));
    }

    static Checkout above(Path start) {
        for (Path at = start.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("config")) && Files.isRegularFile(at.resolve("pom.xml"))
                && Files.isDirectory(at.resolve("hub"))) {
                return new Checkout(at);
            }
        }
        throw new IllegalStateException("No checkout of Broen at or above " + start + "; start from inside one");
    }

    public Path config() {
        return root.resolve("config");
    }

    public Path jar() {
        return root.resolve("hub/target/broen.jar");
    }
}
