package dk.broen.simulator.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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

    /**
     * A folder of files that tests read and that are not copied into the project: {@code shared/} and its name, beside the checkout or beside
     * a directory above it.
     *
     * @return it may not exist
     */
    public Path shared(String name) {
        Path folder = Path.of("shared", name);
        return Stream.iterate(root, at -> at != null, Path::getParent).map(at -> at.resolve(folder)).filter(Files::isDirectory).findFirst()
            .orElse(folder);
    }

    public Path jar() {
        return root.resolve("hub/target/broen.jar");
    }
}
