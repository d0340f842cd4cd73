package dk.broen.hub.faults;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;

/**
 * A configuration with all municipalities of the shipped regions. Each has one unit, which is always open. Every other one is told by mail,
 * the others on their queues.
 */
record WholeCountry(Path config, List<Municipality> municipalities) {
    /** The list of a region names units of the shipped municipalities. */
    private static final Pattern OWN_STAYS = Pattern.compile("^    own_stays:\\n(      .+\\n)+", Pattern.MULTILINE);
    private static final Pattern ENTRY = Pattern.compile("^ +\"(\\d{4})\": (.+)$", Pattern.MULTILINE);

    /**
     * Writes the configuration.
     *
     * @param config a directory that does not exist yet
     */
    static WholeCountry in(Path config) throws IOException {
        Path shipped = Checkout.here().config();
        FileSystemUtils.copyRecursively(shipped, config);
        FileSystemUtils.deleteRecursively(config.resolve("municipalities"));
        Files.createDirectory(config.resolve("municipalities"));
        String regions = OWN_STAYS.matcher(Files.readString(shipped.resolve("regions.yaml"))).replaceAll("");
        Files.writeString(config.resolve("regions.yaml"), regions);
        List<MatchResult> named = ENTRY.matcher(regions).results().toList();
        List<Municipality> all = IntStream.range(0, named.size())
            .mapToObj(place -> new Municipality(named.get(place).group(1), named.get(place).group(2), place % 2 == 0)).toList();
        for (Municipality one : all) {
            Files.writeString(config.resolve("municipalities/" + one.code() + ".yaml"), one.yaml());
        }
        return new WholeCountry(config, all);
    }

    /** @param isToldByMail false: on its queue */
    record Municipality(String code, String name, boolean isToldByMail) {
        String unit() {
            return "bosted-" + code;
        }

        private String queue() {
            return "notifications." + code + ".bosted";
        }

        String mail() {
            return "bosted@k" + code + ".example";
        }

        private String yaml() {
            return """
                municipality: "%s"
                name: %s
                units:
                  %s:
                    name: Bostedet
                    functions: [RESIDENCE]
                    phone: "+45 20 00 00 45"
                    hours: always
                    contact:
                      - %s
                routing:
                  - rule: admissions
                    events: [ADMITTED]
                    tell: [RESIDENCE]
                """.formatted(code, name, unit(), isToldByMail ? "mail: " + mail() : "queue: " + queue());
        }
    }
}
