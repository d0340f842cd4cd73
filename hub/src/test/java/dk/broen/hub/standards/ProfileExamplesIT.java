package dk.broen.hub.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.people.TestPeople;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example of docs/hl7v2-profile.md, which has one for each trigger, over a socket and in both encodings. */
@ExtendWith(SharedHub.class)
class ProfileExamplesIT {
    private static final Pattern EXAMPLE =
        Pattern.compile("\\*\\*([^*]+)\\*\\*.*? Read as `([^`]+)`\\n```hl7\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern CPR = Pattern.compile("\\b\\d{10}(?=\\^\\^\\^CPR)");
    private static final TestPeople PEOPLE = new TestPeople(5530);
    private final Map<String, String> citizens = new HashMap<>();

    static Stream<Arguments> examples() throws IOException {
        String document = Files.readString(Checkout.here().root().resolve("docs/hl7v2-profile.md"));
        return EXAMPLE.matcher(document).results().flatMap(example -> Stream.of(Encoding.values())
            .map(encoding -> Arguments.of(example.group(1), encoding, example.group(2), example.group(3).replace('\n', '\r') + '\r')));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void an_example_is_answered_and_read_as_the_document_says(String title, Encoding encoding, String meaning, String example,
        StagedHub hub)
        throws IOException {
        assertThat(new Read(hub).of(hub.send(encoding.bytes(fresh(example, encoding))))).isEqualTo(withoutNumbers(meaning));
    }

    /** The example about other citizens and another visit, under another id, so that it is not a resend. */
    private String fresh(String example, Encoding encoding) {
        return CPR.matcher(example.replace("UNICODE UTF-8", encoding.msh18()))
            .replaceAll(number -> citizens.computeIfAbsent(number.group(), known -> PEOPLE.next().cpr()))
            .replaceAll("\\|X-", "|X-" + encoding + "-").replace("V2026-17", "V2026-17-" + PEOPLE.next().cpr().hashCode());
    }

    /** In the words of {@link Read}. */
    private static String withoutNumbers(String meaning) {
        if (meaning.matches("A[ER] .*")) {
            return meaning.replaceFirst("^(A[ER]) \\w+ at", "$1 at");
        }
        if (meaning.startsWith("nothing: ") || meaning.startsWith("IDENTITY_MERGED ")) {
            return "no stay";
        }
        return meaning.endsWith(", after AA") ? meaning : meaning.replaceFirst(" of \\S+ at", " at").replaceFirst(", .*", "");
    }
}
