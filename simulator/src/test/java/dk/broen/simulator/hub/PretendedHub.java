package dk.broen.simulator.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A program that starts, says that it is ready and stays, as the hub does; what the environment says, it does. */
public final class PretendedHub {

    private PretendedHub() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("starting with " + String.join(" ", arguments));
        System.err.println("a warning about Ærø");
        if (System.getenv("PRETEND_FAILURE") != null) {
            System.exit(3);
        }
        if (System.getenv("PRETEND_SILENCE") == null) {
            System.out.println("Broen is ready: mllp=2575 http=http://127.0.0.1:8080 management=8081, broker=61616");
        }
        Thread.currentThread().join();
    }

    static Path jar(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PretendedHub.class.getName());
        Path jar = directory.resolve("hub.jar");
        String entry = PretendedHub.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
            var bytes = PretendedHub.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
            out.closeEntry();
        }
        return jar;
    }
}
