package dk.broen.simulator.hub;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The paths in a checkout of Broen.
 *
 * @param root the directory that contains {@code config/}, {@code hub/} and the parent {@code pom.xml}
 */
public record Checkout(Path root) {

    /**
     * Searches the working directory and its parents.
     *
     * @throws IllegalStateException when the working directory is not inside a checkout
     */
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
        throw new IllegalStateException("No checkout of Broen at or above " + start + "; start the program inside a checkout");
    }

    public Path config() {
        return root.resolve("config");
    }

    public Path jar() {
        return root.resolve("hub/target/broen.jar");
    }
}
