package dk.broen.adapters.configuration;

import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.Wards;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks and reads the keys {@code answers} and {@code wards} of a hospital: how its wards are reached. */
final class HospitalWards {
    private static final Set<String> WAYS = Set.of("queue", "mllp", "mail");
    private static final Set<String> KEYS = Set.of("queue", "mllp", "mail", "tls");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private final YamlEntry file;

    /** @param file the root of the hospital's file */
    HospitalWards(YamlEntry file) {
        this.file = file;
    }

    void check(UniqueNames queues, Findings findings) {
        YamlEntry answers = file.at("answers");
        answers.items().forEach(way -> checkWay(way, findings));
        if (answers.items().isEmpty()) {
            queues.add(answers.present() ? answers : file.at("hospital"), queue());
        }
        answers.items().stream().map(way -> way.at("queue")).forEach(queue -> queues.add(queue, queue.text()));
        UniqueNames ways = new UniqueNames(findings);
        answers.items().stream().flatMap(way -> Stream.of(way.at("mllp"), way.at("mail"))).forEach(way -> ways.add(way, way.text()));
        Set<String> known = Set.copyOf(file.at("departments").entries().stream().flatMap(kind -> kind.texts().stream()).toList());
        file.at("wards").entries().forEach(ward -> checkWard(ward, known, findings));
    }

    private static void checkWay(YamlEntry way, Findings findings) {
        boolean known = KEYS.containsAll(KnownNames.keysOf(way).known()); // the schema has already reported an unknown key
        if (known && WAYS.stream().filter(kind -> way.at(kind).present()).count() != 1) {
            findings.add(way, "a way has exactly one of queue, mllp and mail");
        }
        if (way.at("tls").present() && !way.at("mllp").present()) {
            findings.add(way.at("tls"), "is allowed beside mllp only");
        }
        way.at("mllp").optional().filter(address -> PORT.matcher(address).find()).filter(address -> port(address) > HIGHEST_PORT)
            .ifPresent(address -> findings.add(way.at("mllp"), "\"" + address + "\" names a port above " + HIGHEST_PORT));
        way.at("mllp").optional().filter(address -> PORT.matcher(address).find() && !way.at("tls").flag(true))
            .filter(address -> !THIS_MACHINE.contains(host(address))).ifPresent(address -> findings.add(way.at("tls"),
                "\"" + address + "\" gets citizen data unencrypted; false is for a host on this machine only, such as a tunnel"));
        if (way.at("mail").optional().filter(address -> !MailAddresses.isAddress(address)).isPresent()) {
            findings.add(way.at("mail"), "\"" + way.at("mail").text() + "\" is not a mail address");
        }
    }

    private static void checkWard(YamlEntry ward, Set<String> known, Findings findings) {
        if (!known.contains(ward.key())) {
            findings.add(ward, "\"" + ward.key() + "\" is not one of the departments" + Suggestion.hint(ward.key(), known));
        }
        PhoneNumbers.check(ward.at("phone"), findings);
    }

    Wards wards() {
        YamlEntry answers = file.at("answers");
        List<AnswerAddress> ways = answers.items().isEmpty()
            ? List.of(new AnswerAddress.Queue(queue()))
            : answers.items().stream().flatMap(HospitalWards::way).toList();
        Map<String, String> phones = new HashMap<>();
        file.at("wards").entries().forEach(ward -> phones.put(ward.key(), PhoneNumbers.readable(ward.at("phone").text())));
        return new Wards(ways, phones);
    }

    /** The only way of a hospital that names none, or names its queue alone. */
    private String queue() {
        return file.at("answers").optional().orElse("ward-answers." + file.at("hospital").text());
    }

    private static Stream<AnswerAddress> way(YamlEntry way) {
        return Stream.of(way.at("queue").optional().<AnswerAddress>map(AnswerAddress.Queue::new),
            way.at("mllp").optional().<
                AnswerAddress>map(address -> new AnswerAddress.Mllp(host(address), port(address), way.at("tls").flag(true))),
            way.at("mail").optional().<AnswerAddress>map(AnswerAddress.Mail::new)).flatMap(Optional::stream);
    }

    /** An IPv6 address is written in brackets. */
    private static String host(String address) {
        return address.substring(0, address.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
    }

    /** The schema requires a port of one to five digits. */
    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
