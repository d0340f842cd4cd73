package dk.broen.simulator.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A program that prints a ready line and keeps running, as the hub does. With {@code FAKE_FAILURE} it ends with exit code 3, with
 * {@code FAKE_SILENCE} it prints no ready line.
 */
public final class FakeHub {

    private FakeHub() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("starting with " + String.join(" ", arguments));
        System.err.println("a warning about Ærø");
        if (System.getenv("FAKE_FAILURE") != null) {
            System.exit(3);
        }
        if (System.getenv("FAKE_SILENCE") == null) {
            System.out.println("Broen is ready: mllp=2575 http=http://127.0.0.1:8080 management=8081, broker=61616");
        }
        Thread.currentThread().join();
    }

    static Path jar(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeHub.class.getName());
        Path jar = directory.resolve("hub.jar");
        String entry = FakeHub.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
            var bytes = FakeHub.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
            out.closeEntry();
        }
        return jar;
    }
}
